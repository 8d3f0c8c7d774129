package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTest {

    /// One thing with a name and perhaps a text.
    private record Thing(String name, @Nullable String text, long number) {}

    private static final List<Thing> THINGS = List.of(
            new Thing("a", "plain", 1),
            new Thing("b", "comma, \"quote\"\nline", 22),
            new Thing("c", "", 3),
            new Thing("d", null, 4),
            new Thing("e", "漢字 😀 | pipe\t\u001b[31m", 5));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CommonOptions options = new CommonOptions();

    @Test
    void tableAlignsColumnsAndSpellsOutControlCharacters() {
        assertThat(print(OutputFormat.TABLE)).isEqualTo("""
                NAME  TEXT                      NUMBER
                a     plain                          1
                b     comma, "quote"\\nline          22
                c                                    3
                d                                    4
                e     漢字 😀 | pipe\\t\\x1B[31m       5
                """);
    }

    @Test
    void csvFollowsRfc4180AndTellsNullFromEmpty() {
        assertThat(print(OutputFormat.CSV)).isEqualTo("""
                name,text,number\r
                a,plain,1\r
                b,"comma, ""quote""
                line",22\r
                c,"",3\r
                d,,4\r
                e,漢字 😀 | pipe\t\033[31m,5\r
                """);
    }

    @Test
    void tsvEscapesTabsAndLineEnds() {
        assertThat(print(OutputFormat.TSV).lines().skip(2).findFirst()).hasValue("b\tcomma, \"quote\"\\nline\t22");
    }

    @Test
    void markdownEscapesPipes() {
        assertThat(print(OutputFormat.MD).lines().toList())
                .startsWith("| name | text | number |", "| --- | --- | ---: |", "| a | plain | 1 |")
                .endsWith("| e | 漢字 😀 \\| pipe\\\\t\\\\x1B\\[31m | 5 |");
    }

    @Test
    void ndjsonPrintsOneObjectALine() {
        assertThat(print(OutputFormat.NDJSON).lines().toList())
                .hasSize(5)
                .startsWith("{\"name\":\"a\",\"text\":\"plain\"}")
                .contains("{\"name\":\"d\",\"text\":null}")
                .endsWith("{\"name\":\"e\",\"text\":\"漢字 😀 | pipe\\t\\u001b[31m\"}");
    }

    @Test
    void jsonHasTheEnvelopeInItsOrder() {
        assertThat(print(OutputFormat.JSON)).startsWith("""
                {
                  "schema": "auditctl.things/1",
                  "store": "shop.awb",
                  "filter": "op:update",
                  "coverage": {
                    "verdict": "gaps"
                  },
                  "truncated": true,
                  "next": "E7",
                  "items": [
                    {
                      "name": "a",
                      "text": "plain"
                    },
                """);
    }

    @Test
    void yamlSaysTheSameAsJson() {
        assertThat(print(OutputFormat.YAML)).startsWith("""
                schema: "auditctl.things/1"
                store: "shop.awb"
                filter: "op:update"
                coverage:
                  verdict: "gaps"
                truncated: true
                next: "E7"
                items:
                  - name: "a"
                    text: "plain"
                  - name: "b"
                """);
    }

    @Test
    void namePrintsIdsOnly() {
        assertThat(print(OutputFormat.NAME)).isEqualTo("a\nb\nc\nd\ne\n");
    }

    @Test
    void columnsChoosesAndOrders() {
        options.columns = List.of("number", "name");
        options.noHeaders = true;
        assertThat(print(OutputFormat.CSV)).startsWith("1,a\r\n22,b\r\n");
    }

    @Test
    void columnsNamesWhatThereIsWhenOneIsUnknown() {
        options.columns = List.of("colour");
        assertThatThrownBy(() -> print(OutputFormat.TABLE))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("There is no column \"colour\" here.");
    }

    @Test
    void tableIsCutToTheScreenAndNeverWhenPiped() {
        String wide = "x".repeat(300);
        assertThat(print(OutputFormat.TABLE, false, List.of(new Thing("a", wide, 1))))
                .contains(wide);
        assertThat(print(OutputFormat.TABLE, true, List.of(new Thing("a", wide, 1)))
                        .lines())
                .allMatch(line -> ScreenText.width(line) <= 60);
    }

    @Test
    void whatTellsThingsApartIsWholeOnAScreenHoweverNarrow() {
        String whole = "y".repeat(30);
        assertThat(print(OutputFormat.TABLE, true, List.of(new Thing(whole, "x".repeat(300), 1_234_567_890_123L)))
                        .lines())
                .allMatch(line -> ScreenText.width(line) <= 60)
                .anyMatch(line -> line.startsWith(whole + "  "));
    }

    private String print(OutputFormat format) {
        return print(format, false, THINGS);
    }

    private String print(OutputFormat format, boolean isScreen, List<Thing> things) {
        out.reset();
        options.format = format;
        options.noColour = true;
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Output output = new Output(
                new Terminal(
                        InputStream.nullInputStream(),
                        stream,
                        stream,
                        false,
                        isScreen,
                        false,
                        () -> 60,
                        Map.of(),
                        "auditctl"),
                options);
        ListWriter<Thing> list = output.list(new Shape<>(
                "auditctl.things/1",
                List.of(
                        Column.text("name", (Thing thing) -> Cell.of(thing.name()))
                                .whole(),
                        Column.text("text", thing -> Cell.of(thing.text())),
                        Column.number("number", thing -> Cell.of(thing.number()))),
                thing -> Trees.map("name", thing.name(), "text", thing.text()),
                Thing::name));
        things.forEach(list::add);
        list.finish(new Ending(
                "shop.awb", "op:update", Trees.map("verdict", "gaps"), Ending.Completeness.TRUNCATED, "E7", List.of()));
        output.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
