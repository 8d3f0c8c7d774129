package io.auditworkbench.store;

import java.util.Arrays;

/// The pieces of text in one run of 16384 events: a bit for each hash bucket and block.
///
/// - **Shape**: kept in parts of 128 buckets. A part begins with four bits for each bucket, low half first: how many
///   blocks it has, 15 for many. Then, bucket by bucket, a byte for each of its few blocks, or 16 bytes with a bit for
///   each block, lowest first.
final class WordRun {

    static final int BLOCK_BITS = 7;
    static final int BLOCKS = 1 << BLOCK_BITS;
    static final int PART_BUCKETS = 128;
    static final int PARTS = WordGrams.BUCKETS / PART_BUCKETS;

    private static final int MANY = 15;
    private static final int HEADER_BYTES = PART_BUCKETS / 2;
    private static final int BITMAP_BYTES = BLOCKS / 8;
    private static final byte[] NOTHING = new byte[0];

    private final long[] bits = new long[WordGrams.BUCKETS * 2];
    private final byte[] buffer = new byte[HEADER_BYTES + PART_BUCKETS * BITMAP_BYTES];

    static long runOf(long block) {
        return block >> BLOCK_BITS;
    }

    static long firstBlockOf(long run) {
        return run << BLOCK_BITS;
    }

    static long idOf(long run, int part) {
        return run * PARTS + part;
    }

    /// Adds the pieces of a text to a block, given by its place in the run.
    void add(int block, String text) {
        int half = block >> 6;
        long bit = 1L << (block & 63);
        WordGrams.each(text, bucket -> bits[bucket * 2 + half] |= bit);
    }

    void clear() {
        Arrays.fill(bits, 0);
    }

    /// The bytes of one part; none when it is empty.
    byte[] part(int part) {
        Arrays.fill(buffer, 0, HEADER_BYTES, (byte) 0);
        int size = HEADER_BYTES;
        for (int i = 0; i < PART_BUCKETS; i++) {
            int at = (part * PART_BUCKETS + i) * 2;
            int count = Long.bitCount(bits[at]) + Long.bitCount(bits[at + 1]);
            buffer[i >> 1] |= (byte) (Math.min(count, MANY) << ((i & 1) * 4));
            size = count < MANY ? few(at, size) : many(at, size);
        }
        return size == HEADER_BYTES ? NOTHING : Arrays.copyOf(buffer, size);
    }

    private int few(int at, int from) {
        int size = from;
        for (int half = 0; half < 2; half++) {
            for (long rest = bits[at + half]; rest != 0; rest &= rest - 1) {
                buffer[size++] = (byte) (half * 64 + Long.numberOfTrailingZeros(rest));
            }
        }
        return size;
    }

    private int many(int at, int from) {
        for (int i = 0; i < BITMAP_BYTES; i++) {
            buffer[from + i] = (byte) (bits[at + i / 8] >>> (i % 8 * 8));
        }
        return from + BITMAP_BYTES;
    }

    /// Leaves in `blocks` (two numbers of 64 bits) only those that a bucket has, given the part it is in.
    static void retain(long[] blocks, byte[] part, int bucket) {
        int index = bucket % PART_BUCKETS;
        int at = HEADER_BYTES;
        for (int i = 0; i < index; i++) {
            int count = count(part, i);
            at += count == MANY ? BITMAP_BYTES : count;
        }
        int count = count(part, index);
        long[] own = new long[2];
        for (int i = 0; i < (count == MANY ? BITMAP_BYTES : count); i++) {
            if (count == MANY) {
                own[i / 8] |= (part[at + i] & 0xFFL) << (i % 8 * 8);
            } else {
                own[part[at + i] >> 6] |= 1L << (part[at + i] & 63);
            }
        }
        blocks[0] &= own[0];
        blocks[1] &= own[1];
    }

    private static int count(byte[] part, int index) {
        return (part[index >> 1] >> ((index & 1) * 4)) & 0xF;
    }
}
