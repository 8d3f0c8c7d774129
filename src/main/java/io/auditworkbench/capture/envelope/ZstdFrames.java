package io.auditworkbench.capture.envelope;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Follows the frames of a zstd file as it is read, and complains when it ends inside one.
///
/// The library that unpacks does not notice when the file's last frames were read into one buffer.
///
/// - **Source**: RFC 8878 §3.1.1, frame header, and §3.1.1.2, blocks.
final class ZstdFrames extends FilterInputStream {

    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int RUN_LENGTH_BLOCK = 1;

    private enum Part {
        MAGIC_NUMBER,
        DESCRIPTOR,
        BLOCK_HEADER,
        SKIPPABLE_SIZE
    }

    private Part part = Part.MAGIC_NUMBER;
    private boolean hasChecksum;
    private long skip;
    private int gathered;
    private long value;

    ZstdFrames(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one < 0) {
            end();
        } else {
            see(one);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read < 0) {
            end();
        }
        for (int at = offset; at < offset + read; at++) {
            if (skip > 0) {
                int skipped = (int) Math.min(skip, offset + read - at);
                skip -= skipped;
                at += skipped - 1;
            } else {
                see(bytes[at] & 0xFF);
            }
        }
        return read;
    }

    private void end() throws EOFException {
        if (skip > 0 || gathered > 0 || part != Part.MAGIC_NUMBER) {
            throw new EOFException("the file ends inside a zstd frame");
        }
    }

    private void see(int one) {
        if (skip > 0) {
            skip--;
            return;
        }
        value |= (long) one << (8 * gathered);
        gathered++;
        switch (part) {
            case MAGIC_NUMBER -> whenGathered(4, this::magic);
            case DESCRIPTOR -> whenGathered(1, this::descriptor);
            case BLOCK_HEADER -> whenGathered(3, this::block);
            case SKIPPABLE_SIZE -> whenGathered(4, this::skippable);
        }
    }

    private void whenGathered(int bytes, Runnable then) {
        if (gathered == bytes) {
            then.run();
            gathered = 0;
            value = 0;
        }
    }

    private void magic() {
        boolean isSkippable = ((int) value & 0xFFFFFFF0) == SKIPPABLE;
        part = isSkippable ? Part.SKIPPABLE_SIZE : Part.DESCRIPTOR;
        if (!isSkippable && (int) value != MAGIC) {
            // what unpacks will say so; nothing more can be followed
            skip = Long.MAX_VALUE;
        }
    }

    private void descriptor() {
        int sizeFlag = (int) value >> 6;
        boolean isSingleSegment = (value & 0x20) != 0;
        hasChecksum = (value & 0x04) != 0;
        int sizeBytes = sizeFlag == 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
        skip = (long) (isSingleSegment ? 0 : 1) + DICTIONARY_BYTES[(int) value & 3] + sizeBytes;
        part = Part.BLOCK_HEADER;
    }

    private void block() {
        boolean isLast = (value & 1) != 0;
        int type = (int) (value >> 1) & 3;
        skip = type == RUN_LENGTH_BLOCK ? 1 : value >> 3;
        if (isLast) {
            skip += hasChecksum ? 4 : 0;
            part = Part.MAGIC_NUMBER;
        }
    }

    private void skippable() {
        skip = value;
        part = Part.MAGIC_NUMBER;
    }
}
