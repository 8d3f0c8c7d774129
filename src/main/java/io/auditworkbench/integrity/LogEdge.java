package io.auditworkbench.integrity;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// The right edge of a Merkle log that is kept entry by entry: it goes on from the roots that were stored with former
/// entries.
///
/// - **Threading**: one thread at a time.
/// - **Source**: RFC 6962 §2.1, as [MerkleFrontier].
public final class LogEdge {

    private final MessageDigest sha256 = Sha256.digest();
    private final List<byte[]> subtrees;
    private long size;

    private LogEdge(long size, List<byte[]> subtrees) {
        this.size = size;
        this.subtrees = subtrees;
    }

    /// The edge of a log without entries.
    public static LogEdge ofNothing() {
        return new LogEdge(0, new ArrayList<>());
    }

    /// The edge of a log of `size` entries.
    ///
    /// - **Shape**: `subtrees` are the roots of its complete subtrees, the largest first; one for each 1 in the size
    ///   written in binary.
    public static LogEdge of(long size, List<byte[]> subtrees) {
        if (Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(subtrees.size() + " subtrees are not those of " + size + " entries");
        }
        return new LogEdge(size, new ArrayList<>(subtrees));
    }

    /// How many entries there are.
    public long size() {
        return size;
    }

    /// Adds the leaf of one entry, 32 bytes; answers the root of the largest subtree that it completes.
    public byte[] add(byte[] leaf) {
        byte[] carried = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            carried = node(subtrees.removeLast(), carried);
        }
        subtrees.add(carried);
        size++;
        return carried;
    }

    /// The root over all entries: 32 bytes.
    public byte[] root() {
        return subtrees.reversed().stream()
                .reduce((right, left) -> node(left, right))
                .orElseGet(sha256::digest);
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
