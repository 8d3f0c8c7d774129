package io.auditworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.palantir.javaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every Java file is as palantir-java-format writes it; `mvn test -Dtest=FormatTest -Dformat.update=true` makes it so.
///
/// With a part of a path instead of `true`, only the files whose path contains it are written.
///
/// The formatter is a test because it parses with the JDK it runs on, and Maven's own JVM may be too old for Java 25
/// (ADR-0019).
class FormatTest {

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        // Given
        List<Path> files = JavaSources.below(Path.of("src"));

        FormattedBefore before = FormattedBefore.load();

        // When
        List<Path> different = files.parallelStream()
                .filter(file -> !isFormatted(file, before))
                .toList();
        before.save();

        // Then
        String update = System.getProperty("format.update", "");
        if (!update.isEmpty()) {
            for (Path file : different) {
                if (update.equals("true") || file.toString().contains(update)) {
                    Files.writeString(file, formatted(file));
                }
            }
            return;
        }
        assertThat(different)
                .as("Rewrite these with: mvn test -Dtest=FormatTest -Dformat.update=true")
                .isEmpty();
    }

    @Test
    void formatLeavesWhatJava25AllowsAndMarkdownComments() throws FormatterException {
        // Given
        String source = """
            package sample;

            import java.util.Map;

            /// Refers to [Map] in text only,   and keeps   its spaces.
            ///
            /// ```java
            /// int  x  =  1;
            /// ```
            sealed interface Sample {
                record Left(int size, String name) implements Sample {}

                record Right(String name) implements Sample {}

                static int size(Sample sample) {
                    return switch (sample) {
                        case Left(int size, var _) when size > 3 -> size;
                        case Left _ -> 3;
                        case Right(var _) -> 0;
                    };
                }
            }

            final class Late extends Number {
                Late(int size) {
                    if (size < 0) {
                        throw new IllegalArgumentException("size");
                    }
                    super();
                }
            }
            """;

        // When
        String formatted = SourceFormat.format(source);

        // Then
        assertThat(formatted).isEqualTo(source);
    }

    @Test
    void formatBreaksLongMarkdownCommentsWithinTheirListItem() throws FormatterException {
        // Given
        String words = "word ".repeat(22).strip();
        String source = "/// First " + words + " last words.\n"
                + "///\n"
                + "/// - **Shape**: " + words + " more and more\n"
                + "///   goes on here.\n"
                + "/// - **Units**: " + words + " more and more\n"
                + "///\n"
                + "/// | a table | " + words + " |\n"
                + "interface Sample {}\n";

        // When
        String formatted = SourceFormat.format(source);

        // Then
        assertThat(formatted)
                .isEqualTo("/// First " + words + "\n"
                        + "/// last words.\n"
                        + "///\n"
                        + "/// - **Shape**: " + "word ".repeat(20).strip() + "\n"
                        + "///   word word more and more goes on here.\n"
                        + "/// - **Units**: " + "word ".repeat(20).strip() + "\n"
                        + "///   word word more and more\n"
                        + "///\n"
                        + "/// | a table | " + words + " |\n"
                        + "interface Sample {}\n");
        assertThat(SourceFormat.format(formatted)).isEqualTo(formatted);
    }

    /// Pins the one thing of Java 25 that the formatter cannot read; delete it when an update can.
    @Test
    void formatRejectsAnUnnamedPatternWithoutVar() {
        String source = "class Sample { boolean is(Object it) { return it instanceof Box(_); } record Box(int a) {} }";

        assertThatThrownBy(() -> SourceFormat.format(source)).isInstanceOf(FormatterException.class);
    }

    private static boolean isFormatted(Path file, FormattedBefore before) {
        String text = JavaSources.read(file);
        if (before.knows(text)) {
            return true;
        }
        if (!formatted(file).equals(text)) {
            return false;
        }
        before.remember(text);
        return true;
    }

    private static String formatted(Path file) {
        try {
            return SourceFormat.format(JavaSources.read(file));
        } catch (FormatterException failure) {
            throw new AssertionError(
                    file + " cannot be parsed. In a record pattern the formatter needs `var _` where Java allows `_`.",
                    failure);
        }
    }
}
