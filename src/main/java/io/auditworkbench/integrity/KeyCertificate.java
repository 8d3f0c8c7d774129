package io.auditworkbench.integrity;

import java.util.Base64;
import java.util.Optional;

/// The statement by which a key is handed on: signed by the key before, the first one by itself.
///
/// - **Shape**: `epoch` counts the keys of a log from 1; `since` is the size of the log when the key came.
public record KeyCertificate(String origin, int epoch, VerifyingKey key, long since) {

    private static final String TITLE = "/key";

    /// The text to be signed.
    public String text() {
        return origin + TITLE + "\nepoch " + epoch + "\nsince " + since + "\n"
                + Base64.getEncoder().encodeToString(key.bytes()) + "\n";
    }

    /// Reads the text of a certificate; empty when this is none.
    public static Optional<KeyCertificate> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 5
                || !lines[0].endsWith(TITLE)
                || !lines[1].startsWith("epoch ")
                || !lines[2].startsWith("since ")) {
            return Optional.empty();
        }
        String origin = lines[0].substring(0, lines[0].length() - TITLE.length());
        try {
            KeyCertificate read = new KeyCertificate(
                    origin,
                    Integer.parseInt(lines[1].substring(6)),
                    new VerifyingKey(origin, Base64.getDecoder().decode(lines[3])),
                    Long.parseLong(lines[2].substring(6)));
            return read.text().equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
