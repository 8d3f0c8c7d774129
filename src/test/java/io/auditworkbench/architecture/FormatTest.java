package io.auditworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every Java file is as palantir-java-format writes it; `mvn test -Dtest=FormatTest -Dformat.update=true` makes it so.
///
/// The formatter is a test because it parses with the JDK it runs on, and Maven's own JVM may be too old for Java 25
/// (ADR-0019).
class FormatTest {

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        // Given
        List<Path> files = JavaSources.below(Path.of("src"));

        // When
        List<Path> different =
                files.parallelStream().filter(file -> !isFormatted(file)).toList();

        // Then
        if (Boolean.getBoolean("format.update")) {
            for (Path file : different) {
                Files.writeString(file, formatted(file));
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
        String formatted = FORMATTER.formatSourceAndFixImports(source);

        // Then
        assertThat(formatted).isEqualTo(source);
    }

    /// Pins the one thing of Java 25 that the formatter cannot read; delete it when an update can.
    @Test
    void formatRejectsAnUnnamedPatternWithoutVar() {
        String source = "class Sample { boolean is(Object it) { return it instanceof Box(_); } record Box(int a) {} }";

        assertThatThrownBy(() -> FORMATTER.formatSource(source)).isInstanceOf(FormatterException.class);
    }

    private static boolean isFormatted(Path file) {
        return formatted(file).equals(JavaSources.read(file));
    }

    private static String formatted(Path file) {
        try {
            return FORMATTER.formatSourceAndFixImports(JavaSources.read(file));
        } catch (FormatterException failure) {
            throw new AssertionError(
                    file + " cannot be parsed. In a record pattern the formatter needs `var _` where Java allows `_`.",
                    failure);
        }
    }
}
