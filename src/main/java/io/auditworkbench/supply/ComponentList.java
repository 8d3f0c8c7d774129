package io.auditworkbench.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The list of all jars that the program may be shipped with, by the name of their file.
///
/// - **Source**: `docs/licenses/components.tsv`, which people write and read; a heading, then a line a jar.
record ComponentList(Map<String, Component> byFile) {

    ComponentList {
        byFile = Map.copyOf(byFile);
    }

    /// - **Errors**: [IllegalArgumentException] for a line of another form, or two lines of one jar.
    static ComponentList read(Path file) throws IOException {
        Map<String, Component> byFile = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("component\t")) {
                continue;
            }
            Component component = Component.of(line);
            if (byFile.put(component.fileName(), component) != null) {
                throw new IllegalArgumentException("listed twice: " + component.fileName());
            }
        }
        return new ComponentList(byFile);
    }

    /// What is wrong with the jars, a sentence each; empty when all are listed, unaltered and allowed, and nothing is
    /// listed that is not there, but for what other systems need.
    List<String> problems(Collection<Path> jars) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path jar : jars) {
            String sha256 = sha256(jar);
            of(jar).ifPresentOrElse(
                            listed -> {
                                if (!listed.sha256().equals(sha256)) {
                                    problems.add(jar.getFileName() + " has the SHA-256 " + sha256 + ", listed is "
                                            + listed.sha256() + ".");
                                }
                            },
                            () -> problems.add(jar.getFileName() + " is not listed; its SHA-256 is " + sha256 + "."));
        }
        Set<String> there =
                jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
        byFile.values().stream()
                .filter(component -> !Licences.allow(component))
                .map(component ->
                        component.coordinates() + " has a licence that is not allowed: " + component.licence() + ".")
                .forEach(problems::add);
        byFile.values().stream()
                .filter(component -> !component.isForOneSystem() && !there.contains(component.fileName()))
                .map(component -> component.coordinates() + " is listed and no longer used.")
                .forEach(problems::add);
        return problems.stream().sorted().toList();
    }

    /// The listed component of a jar.
    Optional<Component> of(Path jar) {
        return Optional.ofNullable(byFile.get(jar.getFileName().toString()));
    }

    private static String sha256(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
