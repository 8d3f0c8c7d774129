package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.rulepack.BuiltIn;
import io.auditworkbench.rulepack.MappingReader;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.PackProblem;
import io.auditworkbench.rulepack.ReadMapping;
import io.auditworkbench.rulepack.ReadRule;
import io.auditworkbench.rulepack.RulePackReader;
import io.auditworkbench.rulepack.SettingsReader;
import io.auditworkbench.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules and mappings in force: those that come with the product, and the user's own from the folder of the
/// configuration (`rules/*.yaml`, `mappings/*.yaml`), which stand in for built-in ones of the same id or schema;
/// and what is set for detectors (`detectors.yaml`).
///
/// - **Errors**: a file that cannot be read as a rule or mapping is left out and is among [#problems()]; `BAD_INPUT`
///   for a folder that cannot be listed.
/// - **Threading**: immutable.
public final class KnowledgeBook {

    /// What somebody set for detectors.
    public static final String DETECTORS_FILE = "detectors.yaml";

    private static final int MOST_BYTES = 1 << 20;

    private final Vocabulary vocabulary = BuiltIn.vocabulary();
    private final Map<String, Known> rules = new TreeMap<>();
    private final List<KnownMapping> mappings = new ArrayList<>();
    private final Mapping mapping;
    private final DetectorChoice detectors;
    private final List<PackProblem> problems = new ArrayList<>();

    /// A rule, the text it was read from, and where that is.
    public record Known(ReadRule.Accepted rule, String text, Origin origin) {}

    /// A mapping in force, the text it was read from, and where that is.
    public record KnownMapping(ReadMapping.Accepted mapping, String text, Origin origin) {}

    /// Who wrote a rule or a mapping.
    public enum Origin {
        BUILT_IN,
        USER
    }

    /// With what is in a folder, if there is one.
    private KnowledgeBook(Optional<Path> folder) {
        read(BuiltIn.rules(), Origin.BUILT_IN);
        read(folder.map(own -> files(own.resolve("rules"))).orElse(List.of()), Origin.USER);
        mapping = mapping(folder.map(own -> files(mappingFolder(own))).orElse(List.of()));
        detectors = folder.map(own -> own.resolve(DETECTORS_FILE))
                .filter(Files::exists)
                .flatMap(this::readable)
                .map(this::detectors)
                .orElse(DetectorChoice.USUAL);
    }

    /// What comes with the product alone.
    public static KnowledgeBook builtIn() {
        return new KnowledgeBook(Optional.empty());
    }

    /// The same with what is in a folder, which need not exist.
    public static KnowledgeBook with(Path folder) {
        return new KnowledgeBook(Optional.of(folder));
    }

    /// Where mappings are read from.
    public static Path mappingFolder(Path folder) {
        return folder.resolve("mappings");
    }

    /// Files that cannot be read are problems of theirs: a pipe or a file of somebody else's stops nobody.
    private List<PackFile> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<PackFile> files = new ArrayList<>();
            for (Path file : all.filter(path -> path.toString().matches(".*[.]ya?ml"))
                    .sorted()
                    .toList()) {
                readable(file).ifPresent(files::add);
            }
            return files;
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private Optional<PackFile> readable(Path file) {
        if (!Files.isRegularFile(file)) {
            problems.add(new PackProblem(file.toString(), 1, 1, "this is no file", "a YAML file"));
            return Optional.empty();
        }
        try {
            return Optional.of(file(file));
        } catch (WorkbenchException unreadable) {
            problems.add(new PackProblem(file.toString(), 1, 1, unreadable.happened(), unreadable.nextStep()));
            return Optional.empty();
        }
    }

    /// A file of a rule or mapping.
    ///
    /// - **Errors**: `BAD_INPUT` when it cannot be read or is larger than any rule.
    public static PackFile file(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new WorkbenchException(
                        ErrorCode.BAD_INPUT,
                        file + " is larger than 1 MB, and no rule or mapping.",
                        "Name a YAML file with one rule or one mapping.");
            }
            return PackFile.of(file.toString(), bytes);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static WorkbenchException unreadable(Path path, IOException cause) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                path + " cannot be read.",
                "Check the path, and that this account may read it.",
                cause);
    }

    private void read(List<PackFile> files, Origin origin) {
        List<ReadRule> all = new RulePackReader(vocabulary).read(files);
        for (int i = 0; i < all.size(); i++) {
            switch (all.get(i)) {
                case ReadRule.Accepted rule ->
                    rules.put(
                            rule.rule().header().id(),
                            new Known(rule, files.get(i).text().orElse(""), origin));
                case ReadRule.Refused refused -> problems.addAll(refused.problems());
            }
        }
    }

    /// A mapping of the user's stands in for the built-in one of the same database.
    private Mapping mapping(List<PackFile> own) {
        Map<String, KnownMapping> bySchema = new LinkedHashMap<>();
        readMappings(BuiltIn.mappings(), Origin.BUILT_IN, bySchema);
        readMappings(own, Origin.USER, bySchema);
        mappings.addAll(bySchema.values());
        List<TableMapping> tables = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (KnownMapping known : mappings) {
            digests.add(known.mapping().mapping().digest());
            tables.addAll(known.mapping().mapping().tables());
        }
        return new Mapping(tables, String.join(" ", digests));
    }

    private DetectorChoice detectors(PackFile file) {
        SettingsReader.Settings settings = DetectorChoice.read(file);
        problems.addAll(settings.problems());
        return new DetectorChoice(settings.values(), Set.of());
    }

    private void readMappings(List<PackFile> files, Origin origin, Map<String, KnownMapping> bySchema) {
        List<ReadMapping> all = new MappingReader(vocabulary).read(files);
        for (int i = 0; i < all.size(); i++) {
            switch (all.get(i)) {
                case ReadMapping.Accepted readable ->
                    bySchema.put(
                            readable.schema(),
                            new KnownMapping(readable, files.get(i).text().orElse(""), origin));
                case ReadMapping.Refused refused -> problems.addAll(refused.problems());
            }
        }
    }

    /// The words that rules speak in.
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// What the tables of all mapped databases are in those words.
    public Mapping mapping() {
        return mapping;
    }

    /// The mappings in force, one for each mapped database.
    public List<KnownMapping> mappings() {
        return List.copyOf(mappings);
    }

    /// Every rule that could be read, by its id.
    public Map<String, Known> rules() {
        return Map.copyOf(rules);
    }

    /// The ids in alphabetical order.
    public List<String> ids() {
        return List.copyOf(rules.keySet());
    }

    /// What is wrong with the files that could not be read.
    public List<PackProblem> problems() {
        return List.copyOf(problems);
    }

    /// What conclusions about a store are drawn with: without the rules that are switched off there.
    public Knowledge in(Store store) {
        Set<String> off = store.conclusions().isThere() ? store.conclusions().switchedOff() : Set.of();
        return knowledge(
                rules.values().stream()
                        .filter(known ->
                                !off.contains(known.rule().rule().header().id()))
                        .toList(),
                detectors.without(off));
    }

    /// Which detectors look, where none is switched off.
    DetectorChoice detectors() {
        return detectors;
    }

    /// The same with one rule alone.
    Knowledge only(Known known) {
        return only(List.of(known));
    }

    /// The same with some rules alone, which need not be in force.
    Knowledge only(List<Known> known) {
        return knowledge(known, detectors);
    }

    private Knowledge knowledge(List<Known> known, DetectorChoice choice) {
        List<CompiledRule> compiled = new ArrayList<>();
        Map<RuleVersion, String> texts = new LinkedHashMap<>();
        for (Known each : known) {
            compiled.add(new CompiledRule(each.rule().rule(), vocabulary));
            texts.put(each.rule().rule().version(), each.text());
        }
        texts.put(
                new RuleVersion(Knowledge.MAPPING, 1, mapping.digest()),
                mappings.stream().map(KnownMapping::text).collect(Collectors.joining("\n---\n")));
        texts.put(new RuleVersion(Knowledge.DETECTORS, 1, choice.digest()), choice.text());
        return new Knowledge(vocabulary, mapping, compiled, texts, choice);
    }
}
