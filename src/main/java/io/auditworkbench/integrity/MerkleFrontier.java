package io.auditworkbench.integrity;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The right edge of a Merkle tree: takes leaf hashes one by one in constant memory and knows the root at any time.
///
/// - **Threading**: one thread at a time.
/// - **Source**: RFC 6962 §2.1 (node = SHA-256(0x01 ‖ left ‖ right); the root of no leaves is SHA-256 of nothing).
public final class MerkleFrontier {

    private static final Subtrees NOBODY = (_, _, _) -> {};

    private final MessageDigest sha256 = Sha256.digest();
    private final List<byte @Nullable []> complete = new ArrayList<>();
    private long size;

    /// Forgets all leaves.
    public void clear() {
        complete.clear();
        size = 0;
    }

    /// How many leaves were added.
    public long size() {
        return size;
    }

    /// Hears of every complete subtree of 256, 65 536, … leaves as it becomes complete.
    @FunctionalInterface
    public interface Subtrees {

        /// - **Shape**: `level` 1 is 256 leaves, 2 is 65 536; `index` counts the subtrees of that level from 0; `hash`
        ///   is its root.
        void complete(int level, long index, byte[] hash);
    }

    /// Adds one leaf hash of 32 bytes.
    public void add(byte[] leafHash) {
        add(0, leafHash, NOBODY);
    }

    /// Adds one leaf hash of 32 bytes, and tells of the subtrees that it completes.
    public void add(byte[] leafHash, Subtrees listener) {
        add(0, leafHash, listener);
    }

    /// Adds a complete subtree of 2^height leaves by its root; the size so far is a multiple of that.
    public void addSubtree(int height, byte[] root) {
        if ((size & ((1L << height) - 1)) != 0) {
            throw new IllegalArgumentException("a subtree of 2^" + height + " leaves cannot begin at " + size);
        }
        add(height, root, NOBODY);
    }

    private void add(int height, byte[] hash, Subtrees listener) {
        while (complete.size() < height) {
            complete.add(null);
        }
        byte[] carried = hash;
        int level = height;
        for (long rest = size >> height; (rest & 1) == 1; rest >>= 1) {
            carried = node(Objects.requireNonNull(complete.get(level)), carried);
            complete.set(level, null);
            level++;
            if (level % TreeHashes.TILE_HEIGHT == 0) {
                listener.complete(level / TreeHashes.TILE_HEIGHT, size >> level, carried);
            }
        }
        if (level == complete.size()) {
            complete.add(carried);
        } else {
            complete.set(level, carried);
        }
        size += 1L << height;
    }

    /// The root hash over all leaves so far: 32 bytes.
    public byte[] root() {
        byte @Nullable [] root = null;
        for (byte @Nullable [] subtree : complete) {
            if (subtree != null) {
                root = root == null ? subtree : node(subtree, root);
            }
        }
        return root == null ? sha256.digest() : root.clone();
    }

    private byte[] node(byte[] left, byte[] right) {
        return Sha256.node(sha256, left, right);
    }
}
