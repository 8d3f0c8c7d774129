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

    /// Adds one leaf hash of 32 bytes.
    public void add(byte[] leafHash) {
        byte[] carried = leafHash;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1, level++) {
            carried = node(Objects.requireNonNull(complete.get(level)), carried);
            complete.set(level, null);
        }
        if (level == complete.size()) {
            complete.add(carried);
        } else {
            complete.set(level, carried);
        }
        size++;
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
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
