package io.auditworkbench.supply;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A jar that the program may be shipped with, as `docs/licenses/components.tsv` lists it.
///
/// - **Shape**: `classifier` is empty, or the system that the jar is for, as in `linux`; `licence` is an SPDX
///   expression without parentheses; `sha256` is in hexadecimal digits.
record Component(
        String group, String name, String version, String classifier, String licence, String home, String sha256) {

    private static final int COLUMNS = 4;
    private static final int SHORTEST = 3;

    /// Reads a line: component, licence, home page and checksum, with tabs between.
    ///
    /// - **Errors**: [IllegalArgumentException] for a line of another form.
    static Component of(String line) {
        String[] columns = line.split("\t", -1);
        String[] names = columns[0].split(":", -1);
        boolean isFormed = columns.length == COLUMNS && (names.length == SHORTEST || names.length == COLUMNS);
        if (!isFormed || Arrays.stream(columns).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("not a component, its licence, home page and SHA-256: " + line);
        }
        String classifier = names.length == COLUMNS ? names[SHORTEST] : "";
        return new Component(names[0], names[1], names[2], classifier, columns[1], columns[2], columns[SHORTEST]);
    }

    /// What the jar is called in a Maven repository.
    String fileName() {
        return String.join("-", parts(name, version)) + ".jar";
    }

    /// Group, name, version and system with colons between.
    String coordinates() {
        return String.join(":", parts(group, name, version));
    }

    private List<String> parts(String... before) {
        return classifier.isEmpty()
                ? List.of(before)
                : Stream.concat(Arrays.stream(before), Stream.of(classifier)).toList();
    }

    /// The package URL, which other tools know the jar by.
    String packageUrl() {
        String which = classifier.isEmpty() ? "" : "classifier=" + classifier + "&";
        return "pkg:maven/" + group + "/" + name + "@" + version + "?" + which + "type=jar";
    }

    boolean isForOneSystem() {
        return !classifier.isEmpty();
    }
}
