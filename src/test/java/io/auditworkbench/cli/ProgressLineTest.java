package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();

    private ProgressLine line(boolean isScreen) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), stream, stream, false, isScreen, isScreen, () -> 80, Map.of(), "aw");
        return new ProgressLine(new Output(terminal, new CommonOptions()), now::get);
    }

    private void after(int millis) {
        now.addAndGet(millis * 1_000_000L);
    }

    @Test
    void lineIsWrittenOverItselfAFewTimesASecondAndGoesAway() {
        // Given
        ProgressLine line = line(true);

        // When
        line.show(() -> "too soon");
        after(250);
        line.show(() -> "one");
        after(100);
        line.show(() -> "too soon");
        after(150);
        line.show(() -> "two");
        line.clear();
        line.clear();

        // Then
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("one\r   \rtwo\r   \r");
    }

    @Test
    void nothingIsWrittenWhereNobodyLooks() {
        ProgressLine line = line(false);
        after(1_000);
        line.show(() -> "one");
        line.clear();
        assertThat(err.size()).isZero();
    }
}
