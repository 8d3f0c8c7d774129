package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `installer/compose`, as far as it can be held to something without a Docker engine. `DebeziumServerRun` runs the
/// same services as processes.
///
/// - **Source**: `compose-spec.json` is the schema of the Compose Specification, of 2026-06-23, Apache-2.0.
class ComposeFileTest {

    private static final Path BUNDLE = Path.of("installer/compose");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::[?-][^}]*)?}");

    private final String text = read(BUNDLE.resolve("compose.yaml"));
    private final JsonNode compose =
            JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));

    @TempDir
    Path folder;

    @Test
    void itIsAsTheSpecificationSays() throws IOException {
        ObjectNode schema = (ObjectNode) JSON.readTree(getClass().getResourceAsStream("/compose/compose-spec.json"));
        // names that are not whole addresses, which the validator does not take
        schema.remove(List.of("$id", "$schema"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema)
                        .validate(compose))
                .isEmpty();
    }

    @Test
    void itsVariablesAreThoseOfTheExample() throws IOException {
        Properties example = new Properties();
        try (var in = Files.newInputStream(BUNDLE.resolve(".env.example"))) {
            example.load(in);
        }

        assertThat(VARIABLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet()))
                .isEqualTo(example.keySet());
        assertThat(example.values())
                .doesNotContain("")
                .noneMatch(value -> value.toString().contains("latest"));
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(compose.path("services"))
                .allSatisfy(
                        service -> assertThat(service.path("image").asText()).matches("[a-z./-]+:\\$\\{[A-Z_]+.*}"));
    }

    /// Passwords of one kind of letters, because SQL and properties take them without quoting.
    @Test
    void everyFileIsThereOnceTheSecretsAreMade() throws Exception {
        Path made = Files.createDirectories(folder.resolve("compose"));
        Files.copy(BUNDLE.resolve("make-secrets"), made.resolve("make-secrets"), StandardCopyOption.COPY_ATTRIBUTES);
        makeSecrets(made);
        String password = read(made.resolve("secrets/mysql_reader"));

        makeSecrets(made);

        assertThat(read(made.resolve("secrets/mysql_reader")))
                .isEqualTo(password)
                .matches("[0-9a-f]{48}");
        assertThat(read(made.resolve("secrets/debezium.properties")))
                .contains("password=" + password, "secret=" + read(made.resolve("secrets/webhook")));
        assertThat(Files.getPosixFilePermissions(made.resolve("secrets")))
                .allMatch(right -> right.name().startsWith("OWNER"));
        Set<String> named = new TreeSet<>();
        compose.path("secrets").forEach(secret -> named.add(secret.path("file").asText()));
        try (Stream<Path> files = Files.list(made.resolve("secrets"))) {
            assertThat(files.map(file -> "./secrets/" + file.getFileName())).hasSameElementsAs(named);
        }
        assertThat(Pattern.compile("- \\./([^:]+):").matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(BUNDLE.resolve(file)).exists());
        assertThat(Pattern.compile("/run/secrets/([a-z_.]+)")
                        .matcher(text + read(BUNDLE.resolve("mysql/accounts.sh")))
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(secret -> compose.path("secrets").has(secret));
    }

    /// What is mounted as a secret is named by the service that reads it.
    @Test
    void everyServiceIsGivenTheSecretsThatItReads() {
        compose.path("services")
                .properties()
                .forEach(service -> assertThat(Pattern.compile("/run/secrets/([a-z_.]+)")
                                .matcher(service.getValue().toString())
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                        .as(service.getKey())
                        .allSatisfy(secret -> assertThat(service.getValue().path("secrets"))
                                .anyMatch(given -> given.asText().equals(secret))));
    }

    private static void makeSecrets(Path where) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("./make-secrets")
                        .directory(where.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
