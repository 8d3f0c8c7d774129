package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `store.generated` is what jOOQ makes of the migrations; `mvn test -Dtest=GeneratedCodeTest -Dgenerate.update=true`
/// rewrites it.
class GeneratedCodeTest {

    private static final Path COMMITTED = Path.of("src/main/java");
    private static final Path FRESH = Path.of("target/generated-check");
    private static final String PACKAGE = "io.auditworkbench.store.generated";
    private static final Path FOLDER = Path.of(PACKAGE.replace('.', '/'));

    @TempDir
    Path directory;

    @Test
    void committedCodeIsWhatTheMigrationsGenerate() throws Exception {
        // Given
        String url = "jdbc:sqlite:" + directory.resolve("empty.awb");
        migrate(url);

        // When
        if (Boolean.getBoolean("generate.update")) {
            delete(COMMITTED.resolve(FOLDER));
            generate(url, COMMITTED);
        }
        delete(FRESH);
        generate(url, FRESH);

        // Then
        assertThat(files(COMMITTED.resolve(FOLDER)))
                .as("Rewrite it with: mvn test -Dtest=GeneratedCodeTest -Dgenerate.update=true")
                .isEqualTo(files(FRESH.resolve(FOLDER)));
    }

    private static void migrate(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Migrations.run(Path.of("fresh"), connection);
        }
    }

    private static void generate(String url, Path target) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                                .withExcludes("sqlite_.*|shown_.*")
                                .withForcedTypes(
                                        new ForcedType().withName("BIGINT").withIncludeTypes("(?i)integer")))
                        .withGenerate(new Generate()
                                .withRelations(false)
                                .withIndexes(false)
                                .withKeys(false)
                                .withRecords(false)
                                .withComments(false)
                                .withJavadoc(false)
                                .withWhereMethodOverrides(false)
                                .withRenameMethodOverrides(false)
                                .withAsMethodOverrides(false)
                                .withGlobalCatalogReferences(false)
                                .withGlobalSchemaReferences(false)
                                .withGeneratedAnnotation(false))
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(target.toString()))));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(),
                            GeneratedCodeTest::read,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
