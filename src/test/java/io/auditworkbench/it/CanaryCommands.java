package io.auditworkbench.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every command that shows something of a store, as a script for [TracedProgram].
final class CanaryCommands {

    private static final String OF_ALL = """
            events --limit 0 -o json
            show T3 T5 --all
            export --as json --to NAME.json
            export --as csv --to NAME.csv
            bundle seq:1..1000 --to NAME.zip
            report daily --day today --as html,md --to NAME-reports
            coverage -o json
            verify
            selfaudit --limit 0 -o json
            """;

    private static final String OF_CAPTURED = """
            events --limit 0
            events --limit 0 --fields name,email,open_text -o csv
            show E1 E9 E30 E60 --all
            show T9 T14 G1 G2 G3 G4 -o json
            trace T12
            trace E40 --net -o json
            row history people/1 -o json
            row blame people/1
            diff @E1..now
            stats --by table,op
            summary
            summary --day today --narrate
            anomalies -o json
            explain E60 --show-prompt
            explain E60
            explain T30
            undo-sql op:update --to NAME-undo.sql
            undo-sql table:people
            export --as long-csv --to NAME-long.csv
            export --as ndjson --to NAME.ndjson
            export --as html --to NAME.html
            export --as xlsx --to NAME.xlsx
            export --as pdf --to NAME.pdf
            export --as ocel-json --to NAME-ocel.json
            export --as ocel-sqlite --to NAME-ocel.sqlite
            mask suggest
            mask preview GIVEN/masking.yaml
            map suggest --schema it_canaryit
            scan
            status
            filter complete people.name:
            diff-baseline op:delete --since 1h
            """;

    private static final String QUESTIONS = """
            audit_overview {}
            audit_search_events {"limit":200}
            audit_count {"by":["table"]}
            audit_get {"ids":["E1","E20","E40","T5","T12","G1","G2"]}
            audit_transaction {"tx":"T12"}
            audit_row_history {"table":"people","key":"1"}
            audit_list_anomalies {}
            audit_explain {"id":"E60"}
            audit_coverage {}
            audit_schema {"table":"people"}
            audit_undo_sql {"ids":["E30"]}
            """;

    private final Path home;
    private final Path given;
    private final List<String> lines = new ArrayList<>();

    /// What commands make goes below `home`; `given` holds what they are given.
    CanaryCommands(Path home, Path given) {
        this.home = home;
        this.given = given;
    }

    /// With a password that the server refuses.
    CanaryCommands refused(String url) {
        add(Stream.of("capture", "--once", "--store", home + "/none.awb", "--url", url));
        add(Stream.of("doctor", "--url", url));
        return this;
    }

    private void add(Stream<String> words) {
        lines.add(String.join(
                "\t",
                Stream.concat(words, Stream.of("--password-file", given + "/wrong"))
                        .toList()));
    }

    CanaryCommands explained(Path store, List<String> events) {
        events.forEach(event -> lines.add("explain\t" + event + "\t--store\t" + store));
        return this;
    }

    CanaryCommands captured(Path store) throws IOException {
        add(OF_CAPTURED, store);
        Path questions = questions();
        lines.add("mcp\t--log\t" + home.resolve("calls.log") + "\t--store\t" + store + "\t<" + questions);
        return any(store);
    }

    CanaryCommands any(Path store) {
        add(OF_ALL, store);
        return this;
    }

    private void add(String commands, Path store) {
        String name = store.toString().replace(".awb", "");
        commands.lines()
                .map(line -> line.replace("NAME", name).replace("GIVEN", given.toString()))
                .map(line -> line.replace(' ', '\t') + "\t--store\t" + store)
                .forEach(lines::add);
    }

    private Path questions() throws IOException {
        List<String> messages = new ArrayList<>(List.of("""
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
                "clientInfo":{"name":"trial","version":"7"}}}""", """
                {"jsonrpc":"2.0","method":"notifications/initialized"}"""));
        for (String question : QUESTIONS.strip().split("\n", -1)) {
            int space = question.indexOf(' ');
            messages.add("""
                    {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s}}""".formatted(messages.size(), question.substring(0, space), question.substring(space + 1)));
        }
        return Files.write(given.resolve("questions.jsonl"), messages);
    }

    Path write() throws IOException {
        return Files.write(given.resolve("script"), lines);
    }
}
