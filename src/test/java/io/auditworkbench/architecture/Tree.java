package io.auditworkbench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The layout rules for the packages under one root, and the names of the packages that they mention.
///
/// The same rules hold for two trees: the product, and the counterexamples that break them.
final class Tree {

    /// One rule; its title starts with its id.
    record Rule(String title, ArchRule archRule) {

        /// The id, for example `A05`; counterexamples carry it in their names.
        String id() {
            return title.substring(0, "A00".length());
        }
    }

    private static final String[] JAVA_BASICS = {
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.math..",
        "java.text..",
        "java.nio.charset",
        "org.jspecify.annotations.."
    };

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> packages = new TreeSet<>();
    private final String root;

    private Tree(String root) {
        this.root = root;
    }

    static Tree of(String root) {
        Tree tree = new Tree(root);
        PureCoreRules.addTo(tree);
        LibraryRules.addTo(tree);
        BoundaryRules.addTo(tree);
        DisclosureRules.addTo(tree);
        HabitRules.addTo(tree);
        ScreenRules.addTo(tree);
        return tree;
    }

    Stream<Rule> rules() {
        return rules.stream();
    }

    /// The packages that some rule names, relative to the root.
    Set<String> packages() {
        return packages;
    }

    String root() {
        return root;
    }

    void rule(String title, ArchRule rule) {
        rules.add(new Rule(title, rule));
    }

    /// The pattern for a package of this tree and everything below it.
    String in(String name) {
        packages.add(name);
        return root + "." + name + "..";
    }

    String[] all(String... names) {
        return Stream.of(names).map(this::in).toArray(String[]::new);
    }

    String[] interfaces() {
        return all("desktop", "cli", "mcp", "http");
    }

    /// Starts a ban for all classes of this tree except those in the given packages.
    ClassesShould outside(String... allowed) {
        var ours = noClasses().that().resideInAPackage(root + "..");
        return allowed.length == 0
                ? ours.should()
                : ours.and().resideOutsideOfPackages(allowed).should();
    }

    /// Starts a ban for the classes of the given packages.
    static ClassesShould inside(String... subjects) {
        return noClasses().that().resideInAnyPackage(subjects).should();
    }

    static ArchRule onlyKnow(String subject, String[] known) {
        return onlyKnow(new String[] {subject}, known);
    }

    static ArchRule onlyKnow(String[] subjects, String[] known) {
        return classes()
                .that()
                .resideInAnyPackage(subjects)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known);
    }

    static ArchRule both(ArchRule first, ArchRule second) {
        return CompositeArchRule.of(first).and(second);
    }

    /// What even a pure package may use of the JDK, and the given packages.
    static String[] javaAnd(String... more) {
        return join(JAVA_BASICS, more);
    }

    static String[] join(String[] first, String... second) {
        return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
    }
}
