package io.auditworkbench.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.palantir.javaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers under `target` which texts were found well formatted, so that a run looks only at what has changed.
///
/// A new formatter or a change to our own rules forgets everything.
final class FormattedBefore {

    private static final Path MEMORY = Path.of("target/formatted-sources.txt");

    private final Set<String> known;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final String rules;

    private FormattedBefore(Set<String> known, String rules) {
        this.known = known;
        this.rules = rules;
    }

    static FormattedBefore load() throws IOException {
        Set<String> known = Files.exists(MEMORY) ? new HashSet<>(Files.readAllLines(MEMORY)) : Set.of();
        Path ours =
                Path.of("src/test/java", FormattedBefore.class.getPackageName().replace('.', '/'));
        String rules = Formatter.class.getProtectionDomain().getCodeSource().getLocation()
                + JavaSources.read(ours.resolve("SourceFormat.java"))
                + JavaSources.read(ours.resolve("MarkdownComment.java"));
        return new FormattedBefore(known, rules);
    }

    boolean knows(String text) {
        String digest = digest(text);
        if (known.contains(digest)) {
            seen.add(digest);
            return true;
        }
        return false;
    }

    void remember(String text) {
        seen.add(digest(text));
    }

    /// Keeps the texts of this run and forgets those of earlier ones.
    void save() throws IOException {
        Files.createDirectories(MEMORY.getParent());
        Files.write(MEMORY, seen);
    }

    private String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(rules.getBytes(UTF_8));
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
