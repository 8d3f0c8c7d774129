package io.auditworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.auditworkbench.cli.JsonSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("\"(auditctl\\.[a-z.-]+/[0-9]+)\"");

    @Test
    void thereIsOneForEverythingThatIsPrintedAsJson() throws IOException {
        TreeSet<String> printed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> NAME.matcher(text(file))
                            .results()
                            .map(MatchResult::group)
                            .map(name -> name.substring(1, name.length() - 1))
                            .forEach(printed::add));
        }

        assertThat(JsonSchemas.NAMES).containsExactlyElementsOf(printed);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<String> names() {
        return JsonSchemas.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsASchemaThatNamesItself(String name) throws IOException {
        ObjectNode schema = (ObjectNode) JSON.readTree(JsonSchemas.text(name));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(com.networknt.schema.SchemaLocation.of(
                                SpecificationVersion.DRAFT_2020_12.getDialectId()))
                        .validate(schema))
                .isEmpty();
        assertThat(schema.path("title").asText()).isEqualTo(name);
        assertThat(schema.path("properties").path("schema").path("const").asText())
                .isEqualTo(name);
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
    }

    @Test
    void schemaRefusesAFieldThatItDoesNotKnow() throws IOException {
        ObjectNode version = (ObjectNode)
                JSON.readTree(CommandRun.of("version", "-o", "json").out());
        assertThat(PrintedJson.problems("auditctl.version/1", version)).isEmpty();

        version.put("surprise", 1);

        assertThat(PrintedJson.problems("auditctl.version/1", version)).hasSize(1);
    }

    @Test
    void schemaPrintsOneAsItIsAskedForAndListsAll() {
        CommandRun words = CommandRun.of("schema", "row", "history");
        assertThat(words.exitCode()).isZero();
        assertThat(words.out()).isEqualTo(JsonSchemas.text("auditctl.row.history/1"));
        assertThat(CommandRun.of("schema", "auditctl.row.history/1").out()).isEqualTo(words.out());
        assertThat(CommandRun.of("schema").out().lines()).isEqualTo(JsonSchemas.NAMES);
    }

    @Test
    void schemaSaysWhichNameWasProbablyMeant() {
        CommandRun wrong = CommandRun.of("schema", "sumary");

        assertThat(wrong.exitCode()).isEqualTo(7);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("Did you mean auditctl.summary/1?");
    }
}
