package io.auditworkbench.integrity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What a store's logs came to at a moment; the text of it is what is signed.
///
/// - **Shape**: `origin` names the log and is the name of its keys; `size` leaves of source transactions with root
///   `root`, `recordSize` leaves of other records with root `recordRoot`; `schema` is the digest of the tables as
///   declared. Roots and digests are 32 bytes.
/// - **Source**: C2SP tlog-checkpoint, with three further lines.
public record Checkpoint(
        String origin, long size, byte[] root, long recordSize, byte[] recordRoot, byte[] schema, Instant signedAt) {

    private static final String RECORDS = "records ";
    private static final String SCHEMA = "schema ";
    private static final String TIME = "time ";
    private static final int LINES = 6;

    /// The text to be signed.
    public String text() {
        return origin + "\n" + size + "\n" + base64(root) + "\n" + RECORDS + recordSize + " " + base64(recordRoot)
                + "\n" + SCHEMA + base64(schema) + "\n" + TIME + signedAt + "\n";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Reads the text of a checkpoint; empty when this is none.
    public static Optional<Checkpoint> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1
                || !lines[3].startsWith(RECORDS)
                || !lines[4].startsWith(SCHEMA)
                || !lines[5].startsWith(TIME)) {
            return Optional.empty();
        }
        String[] records = lines[3].substring(RECORDS.length()).split(" ", -1);
        try {
            Checkpoint read = new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Base64.getDecoder().decode(lines[2]),
                    Long.parseLong(records[0]),
                    Base64.getDecoder().decode(records[records.length - 1]),
                    Base64.getDecoder().decode(lines[4].substring(SCHEMA.length())),
                    Instant.parse(lines[5].substring(TIME.length())));
            // Each checkpoint has one form only.
            return read.text().equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Whether both speak of the same state.
    public boolean isSameState(Checkpoint other) {
        return origin.equals(other.origin)
                && size == other.size
                && recordSize == other.recordSize
                && Arrays.equals(root, other.root)
                && Arrays.equals(recordRoot, other.recordRoot)
                && Arrays.equals(schema, other.schema);
    }
}
