package io.auditworkbench;

import io.auditworkbench.supply.PlainModes;
import io.auditworkbench.workbench.DemoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A step of the build: imports the recording of `sample-data` into the store that `demo` opens, and draws the
/// conclusions that come with the program, so that nobody waits for it.
final class PrepareDemo {

    /// What the store does not depend on, as paths in the folder of the classes.
    private static final List<String> OTHERS = List.of(
            "io/auditworkbench/cli/",
            "io/auditworkbench/http/",
            "io/auditworkbench/supply/",
            "META-INF/",
            "io/auditworkbench/capture/debezium/",
            "io/auditworkbench/synth/mysql/",
            "sample-data/demo.",
            "css/",
            "fxml/",
            "help/",
            "version.properties");

    private PrepareDemo() {}

    /// The argument is the folder of the classes.
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        DemoStore.prepare(classes.resolve("sample-data"), inputs(classes));
        PlainModes.set(classes);
    }

    private static String inputs(Path classes) throws IOException {
        MessageDigest digest = newDigest();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> matters(name(classes, file)))
                    .sorted()
                    .forEach(file -> add(digest, name(classes, file), file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean matters(String name) {
        return OTHERS.stream().noneMatch(name::startsWith);
    }

    private static String name(Path classes, Path file) {
        return classes.relativize(file).toString().replace('\\', '/');
    }

    private static void add(MessageDigest digest, String name, Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            digest.update(
                    String.format(Locale.ROOT, "%s %d\n", name, content.length).getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
