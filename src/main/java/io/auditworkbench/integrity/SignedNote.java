package io.auditworkbench.integrity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A text with signatures under it.
///
/// - **Shape**: `text` ends with a line feed and holds no other control characters; a note is the text, an empty line,
///   and a line `— name base64(id ‖ signature)` for each signature.
/// - **Source**: C2SP signed-note; the same form as Go's `sumdb/note`.
public record SignedNote(String text, List<Mark> marks) {

    /// One signature: the name and the id (4 bytes) of its key.
    public record Mark(String name, byte[] id, byte[] signature) {}

    private static final String MARK = "\u2014 ";
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_MARKS = 100;

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException("not the text of a note");
        }
        marks = List.copyOf(marks);
    }

    static SignedNote of(String text, VerifyingKey key, byte[] signature) {
        return new SignedNote(text, List.of(new Mark(key.name(), key.id(), signature)));
    }

    /// The note in its written form.
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (Mark mark : marks) {
            byte[] both = Arrays.copyOf(mark.id(), mark.id().length + mark.signature().length);
            System.arraycopy(mark.signature(), 0, both, mark.id().length, mark.signature().length);
            note.append(MARK)
                    .append(mark.name())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(both))
                    .append('\n');
        }
        return note.toString();
    }

    /// Reads a note; empty when this is none.
    public static Optional<SignedNote> parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || note.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        List<Mark> marks = new ArrayList<>();
        for (String line : note.substring(end + 2).split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            Optional<Mark> mark = mark(line);
            if (mark.isEmpty() || marks.size() == MOST_MARKS) {
                return Optional.empty();
            }
            marks.add(mark.get());
        }
        String text = note.substring(0, end + 1);
        if (marks.isEmpty() || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            return Optional.empty();
        }
        return Optional.of(new SignedNote(text, marks));
    }

    private static Optional<Mark> mark(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(MARK) || parts[1].isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getDecoder().decode(parts[2]);
            return both.length < 5
                    ? Optional.empty()
                    : Optional.of(new Mark(parts[1], Arrays.copyOf(both, 4), Arrays.copyOfRange(both, 4, both.length)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the key signed it. Signatures of other keys are passed over.
    public boolean isSignedBy(VerifyingKey key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return marks.stream()
                .anyMatch(mark -> mark.name().equals(key.name())
                        && Arrays.equals(mark.id(), key.id())
                        && key.verifies(message, mark.signature()));
    }
}
