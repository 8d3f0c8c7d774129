package io.auditworkbench.capture.envelope;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// How a file is packed, told by its first bytes and never by its name.
///
/// - **Source**: RFC 1952 §2.3.1 (gzip), RFC 8878 §3.1.1 (Zstandard frames).
public enum PackedFile {
    PLAIN,
    GZIP,
    ZSTD;

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int MAGIC_BYTES = 4;

    /// What a file holds, unpacked as it is read.
    public record Unpacked(PackedFile packing, InputStream in) {}

    /// Looks at the first bytes.
    public static Unpacked unpack(InputStream file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(file, CHUNK_BYTES), MAGIC_BYTES);
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        in.unread(magic);
        PackedFile packing = of(magic);
        return new Unpacked(
                packing,
                switch (packing) {
                    case PLAIN -> in;
                    case GZIP -> new GZIPInputStream(in, CHUNK_BYTES);
                    case ZSTD -> new ZstdInputStream(new ZstdFrames(in));
                });
    }

    private static PackedFile of(byte[] magic) {
        if (magic.length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
            return GZIP;
        }
        boolean isZstd = magic.length == MAGIC_BYTES
                && magic[0] == 0x28
                && magic[1] == (byte) 0xB5
                && magic[2] == 0x2F
                && magic[3] == (byte) 0xFD;
        return isZstd ? ZSTD : PLAIN;
    }
}
