package io.auditworkbench.workbench.evidence;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogCheck;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time stamps that a store is held against, and what is wrong with those that cannot be.
///
/// - **Shape**: beside a token in `FILE` lies the checkpoint that it stamps, `FILE.note`, so that a log that was
///   rewritten, and has it no more, is still held against it.
/// - **Threading**: one thread, for one verification.
final class TimeStamps {

    /// An answer of an authority is a DER sequence of more than 127 bytes; no text begins like that.
    private static final int SEQUENCE = 0x30;

    private final @Nullable StampAuthorities trusted;
    private final Map<String, Verification.Stamp> stamps = new LinkedHashMap<>();
    private final List<Verification.Problem> problems = new ArrayList<>();

    TimeStamps(@Nullable StampAuthorities trusted) {
        this.trusted = trusted;
    }

    /// The file beside a token in which its checkpoint lies.
    static Path noteOf(Path token) {
        return token.resolveSibling(token.getFileName() + ".note");
    }

    /// Whether a file holds a time stamp, and no text.
    static boolean isOne(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == SEQUENCE && in.read() > 0x7F;
        } catch (IOException _) {
            // whoever reads the text says what is wrong
            return false;
        }
    }

    /// The checkpoint that the token in a file stamps; none where it is no good, which is a problem of the store then.
    List<LogCheck.Anchor> anchor(Path file, Store store) {
        String place = file.toString();
        return switch (read(file)) {
            case TimeStampReader.Answer.Bad(String why) -> {
                problems.add(new Verification.Problem("signature", place, why));
                yield List.of();
            }
            case TimeStampReader.Answer.Good(TimeStamp stamp) -> {
                if (trusted != null && !trusted.vouchFor(stamp)) {
                    problems.add(new Verification.Problem(
                            "signature",
                            place,
                            "The certificate of " + stamp.authority() + " does not lead to any in " + trusted.file()
                                    + "."));
                    yield List.of();
                }
                Optional<String> note = note(file, stamp, store);
                if (note.isEmpty()) {
                    problems.add(new Verification.Problem(
                            "log",
                            place,
                            "It stamps a checkpoint that this log does not have: it is of another log, or the log was"
                                    + " rewritten."));
                    yield List.of();
                }
                stamps.put(
                        place,
                        new Verification.Stamp(
                                stamp.at(),
                                stamp.authority(),
                                trusted == null ? null : trusted.file().toString()));
                yield List.of(new LogCheck.Anchor(place, note.get()));
            }
        };
    }

    /// - **Errors**: `BAD_INPUT` for a file that cannot be read.
    static TimeStampReader.Answer read(Path file) {
        try {
            return Files.size(file) > TimeStampReader.MOST_BYTES
                    ? new TimeStampReader.Answer.Bad("It is larger than any time stamp.")
                    : TimeStampReader.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT,
                    "The time stamp in " + file + " cannot be read.",
                    "Name the file with the authority's answer.",
                    unreadable);
        }
    }

    private static Optional<String> note(Path file, TimeStamp stamp, Store store) {
        return beside(file, stamp.digest()).or(() -> store.checkpointOfDigest(stamp.digest()));
    }

    private static Optional<String> beside(Path file, byte[] digest) {
        Path note = noteOf(file);
        try {
            if (!Files.exists(note) || Files.size(note) > TimeStampReader.MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(Files.readString(note)).filter(text -> Arrays.equals(digest(text), digest));
        } catch (IOException _) {
            // the store may have it too
            return Optional.empty();
        }
    }

    /// What is stamped: SHA-256 of a signed note, 32 bytes.
    static byte[] digest(String note) {
        return HexFormat.of().parseHex(Sha256.of(note.getBytes(StandardCharsets.UTF_8)));
    }

    /// The stamp of an anchor from this place; null for one without.
    Verification.@Nullable Stamp of(String place) {
        return stamps.get(place);
    }

    List<Verification.Problem> problems() {
        return problems;
    }

    /// What they do not show.
    List<String> limits() {
        return stamps.values().stream()
                .filter(stamp -> stamp.trustedBy() == null)
                .map(Verification.Stamp::authority)
                .distinct()
                .map(authority -> "Who issued the certificate of " + authority
                        + " was not checked: anybody can call himself that. Give --tsa-ca with the certificates that"
                        + " you trust.")
                .toList();
    }
}
