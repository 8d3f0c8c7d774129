package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffBaselineCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void writeStore() {
        store = StoredShop.write(folder);
    }

    private CommandRun run(String... words) {
        return CommandRun.of(Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                .toArray(String[]::new));
    }

    @Test
    void jsonIsFrozenAndCountsBothSides() throws IOException {
        CommandRun run = run("diff-baseline", "op:update", "--baseline", "op:insert", "--top", "0", "-o", "json");

        JsonNode root = JSON.readTree(run.out());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(root.get("schema").asText()).isEqualTo("auditctl.diff-baseline/1");
        List<String> names = new ArrayList<>();
        root.at("/items/0").fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "field",
                        "value",
                        "events",
                        "of",
                        "share_percent",
                        "baseline_events",
                        "baseline_of",
                        "baseline_share_percent",
                        "score");
        assertThat(root.get("items")).anySatisfy(item -> {
            assertThat(item.get("value").asText()).isEqualTo("update");
            assertThat(item.get("events")).isEqualTo(item.get("of"));
            assertThat(item.get("baseline_events").asLong()).isZero();
        });
        assertThat(root.at("/items/0/of").asText())
                .isEqualTo(run("events", "op:update", "--count").out().strip());
    }

    @Test
    void pageNamesWhatIsNewAndWhatIsGone() {
        CommandRun run = run("diff-baseline", "op:update", "--baseline", "op:insert", "--by", "op");

        assertThat(run.out())
                .containsPattern("op +update +[0-9]+ +100[.]0 % +0[.]0 % +new")
                .containsPattern("op +insert +0 +0[.]0 % +100[.]0 % +gone");
        assertThat(run.err()).contains(" of op:insert");
    }

    @Test
    void sameSelectionDiffersInNothing() {
        assertThat(run("diff-baseline", "op:update", "--baseline", "op:update", "-o", "ndjson")
                        .out())
                .isEmpty();
    }

    @Test
    void baselinesThatCannotBeAreRefused() {
        assertThat(run("diff-baseline").exitCode()).isEqualTo(2);
        assertThat(run("diff-baseline", "--on", "2026-11-21", "--baseline", "tabel:x")
                        .exitCode())
                .isEqualTo(2);
        CommandRun tooLong = run("diff-baseline", "--since", "2026-11-01", "--baseline", "same-hour-4w");
        assertThat(tooLong.exitCode()).isEqualTo(2);
        assertThat(tooLong.err()).contains("Only a range of a week or less");
        assertThat(run("diff-baseline", "--on", "2026-11-21", "--by", "no_such_column")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void previousAndSameHourTakeTheirRangeFromTheSelection() {
        CommandRun previous = run("diff-baseline", "--on", "2026-11-21");
        CommandRun sameHour = run("diff-baseline", "--on", "2026-11-21", "--baseline", "same-hour-4w");

        assertThat(previous.exitCode()).as(previous.err()).isZero();
        assertThat(previous.err()).contains("since:2026-11-20T00:00:00").contains("time<2026-11-21T00:00:00");
        assertThat(sameHour.err())
                .contains("since:2026-11-14T00:00:00")
                .contains("and the weeks before")
                .contains("There is nothing to compare");
    }
}
