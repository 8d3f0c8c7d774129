package io.auditworkbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TimedLinesTest {

    @Test
    void everyLineBeginsWithTheTimeAndNothingElseDoes() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-29T00:10:11.123456Z"));
        PrintStream out = new PrintStream(new TimedLines(log, clock), true, UTF_8);

        out.println("one");
        out.print("two, ");
        out.write('\n');
        out.print("three\nfour\n\nfive");

        assertThat(log.toString(UTF_8)).isEqualTo("""
                2026-11-29T00:10:11.123Z one
                2026-11-29T00:10:11.123Z two,\s
                2026-11-29T00:10:11.123Z three
                2026-11-29T00:10:11.123Z four
                2026-11-29T00:10:11.123Z\s
                2026-11-29T00:10:11.123Z five""");
    }
}
