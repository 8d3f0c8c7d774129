package io.auditworkbench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text that somebody reviewed: what is printed must be it. `-Dgolden.update=true` writes it anew, to be reviewed
/// again.
public final class GoldenText {

    private static final Path REVIEWED = Path.of("src/test/resources/golden");
    private static final Path FOUND = Path.of("target/golden");

    private final String name;

    private GoldenText(String name) {
        this.name = name;
    }

    /// The text in `src/test/resources/golden/<name>`.
    public static GoldenText of(String name) {
        return new GoldenText(name);
    }

    /// Fails, and leaves what was printed under `target/golden`, when it is another text.
    public void isSaidBy(String printed) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                write(REVIEWED, printed);
            }
            Path reviewed = REVIEWED.resolve(name);
            String expected = Files.exists(reviewed) ? Files.readString(reviewed) : "";
            if (!expected.equals(printed)) {
                write(FOUND, printed);
            }
            assertThat(printed).as(name).isEqualTo(expected);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Path folder, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
