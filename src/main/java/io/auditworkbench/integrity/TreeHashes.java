package io.auditworkbench.integrity;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// Proofs about a tree whose hashes are kept as tiles: 256 leaf hashes, or the roots of 256 complete subtrees of the
/// level below.
///
/// - **Threading**: one thread at a time.
/// - **Source**: RFC 9162 §2.1.3.1 and §2.1.4.1 (the proofs), C2SP tlog-tiles (the tiles).
public final class TreeHashes {

    /// Levels of the binary tree in one tile.
    static final int TILE_HEIGHT = 8;

    /// Hashes in a full tile.
    public static final int TILE_WIDTH = 1 << TILE_HEIGHT;

    /// Where hashes are kept.
    @FunctionalInterface
    public interface Tiles {

        /// The hashes of a tile that are there, at most 256: level 0 is leaves, level 1 the roots of 256 leaves.
        List<byte[]> tile(int level, long index);
    }

    private final Tiles tiles;
    private final long size;
    private final MessageDigest sha256 = Sha256.digest();

    /// The tree of the first `size` leaves.
    public TreeHashes(Tiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

    /// The root over all `size` leaves.
    public byte[] root() {
        return size == 0 ? sha256.digest() : range(0, size);
    }

    /// The path from a leaf, counted from 0, to the root.
    public InclusionProof inclusion(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf " + leaf + " of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long until = size;
        while (until - from > 1) {
            long split = from + largestPowerBelow(until - from);
            if (leaf < split) {
                path.addFirst(range(split, until));
                until = split;
            } else {
                path.addFirst(range(from, split));
                from = split;
            }
        }
        return new InclusionProof(leaf, size, path);
    }

    /// The proof that the tree of the first `former` leaves is the beginning of this one.
    public ConsistencyProof consistency(long former) {
        if (former < 0 || former > size) {
            throw new IllegalArgumentException("size " + former + " of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long until = size;
        boolean isWhole = true;
        while (former > 0 && former != until) {
            long split = from + largestPowerBelow(until - from);
            if (former <= split) {
                path.addFirst(range(split, until));
                until = split;
            } else {
                path.addFirst(range(from, split));
                from = split;
                isWhole = false;
            }
        }
        if (former > 0 && !isWhole) {
            path.addFirst(range(from, until));
        }
        return new ConsistencyProof(former, size, path);
    }

    private byte[] range(long from, long until) {
        long count = until - from;
        if (Long.bitCount(count) == 1 && from % count == 0) {
            return complete(Long.numberOfTrailingZeros(count), from / count);
        }
        long split = from + largestPowerBelow(count);
        return Sha256.node(sha256, range(from, split), range(split, until));
    }

    /// The root of a complete subtree of 2^height leaves.
    private byte[] complete(int height, long index) {
        int level = height / TILE_HEIGHT;
        int inTile = height % TILE_HEIGHT;
        long first = index << inTile;
        List<byte[]> tile = tiles.tile(level, first / TILE_WIDTH);
        int at = (int) (first % TILE_WIDTH);
        if (tile.size() < at + (1 << inTile)) {
            throw new MissingHash(level, first + Math.max(0, tile.size() - at));
        }
        return fold(tile.subList(at, at + (1 << inTile)));
    }

    private byte[] fold(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int half = hashes.size() / 2;
        return Sha256.node(sha256, fold(hashes.subList(0, half)), fold(hashes.subList(half, hashes.size())));
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }

    /// A hash that should be kept is not there.
    public static final class MissingHash extends RuntimeException {

        MissingHash(int level, long index) {
            super("hash " + index + " of level " + level + " is missing");
        }
    }
}
