package io.auditworkbench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/// Which packages are values and arithmetic only.
final class PureCoreRules {

    private static final String[] VOCABULARY_BASICS = {
        "java.lang..", "java.util..", "java.time..", "java.math..", "java.nio.charset", "org.jspecify.annotations.."
    };

    private PureCoreRules() {}

    static void addTo(Tree tree) {
        tree.rule(
                "A01 model knows only java and itself",
                Tree.onlyKnow(tree.in("model"), Tree.join(VOCABULARY_BASICS, tree.in("model")))
                        .because("the vocabulary outlives every library; keep table and wire shapes at the edges"));
        tree.rule(
                "A02 model types are records, enums, interfaces or exceptions",
                classes()
                        .that()
                        .resideInAPackage(tree.in("model"))
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .areNotAssignableTo(Throwable.class)
                        .should()
                        .beRecords()
                        .orShould()
                        .beEnums()
                        .orShould()
                        .beInterfaces()
                        .because("evidence is immutable; put behaviour into the stage that owns it"));
        tree.rule(
                "A03 stages are pure",
                Tree.onlyKnow(
                                tree.all("normalise", "infer", "detect"),
                                Tree.javaAnd(tree.all("model", "filter", "masking", "normalise", "infer", "detect")))
                        .because("equal input gives equal findings, years later too; let workbench fetch the input"));
        tree.rule(
                "A23 filter is pure",
                Tree.onlyKnow(tree.in("filter"), Tree.javaAnd(tree.in("model"), tree.in("filter"), "com.google.re2j.."))
                        .because(
                                "a filter text means one thing everywhere; compile it to SQL in store.FilterCompiler"));
        tree.rule(
                "A31 rulepack only reads text",
                Tree.onlyKnow(
                                tree.in("rulepack"),
                                Tree.javaAnd(Tree.join(
                                        tree.all("model", "filter", "infer", "masking", "rulepack"),
                                        // its own resources, digests of files, and bytes as text
                                        "java.io",
                                        "java.security",
                                        "java.nio",
                                        "org.snakeyaml.engine..")))
                        .because("a rule file is data from anybody; let workbench find and keep the files"));
        tree.rule(
                "A24 integrity is pure",
                Tree.onlyKnow(
                                tree.in("integrity"),
                                Tree.javaAnd(
                                        tree.in("model"),
                                        tree.in("integrity"),
                                        "java.security..",
                                        "javax.crypto..",
                                        "java.nio"))
                        .because(
                                "a proof depends on bytes and keys alone; let workbench carry them to and from store"));
    }
}
