package io.auditworkbench.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/// What the language model may be shown.
final class DisclosureRules {

    private DisclosureRules() {}

    static void addTo(Tree tree) {
        String port = tree.root().replace(".", "\\.") + "\\.explain\\.(NarrationModel|ModelReply)(\\$.*)?";
        tree.rule(
                "A12 the Ollama adapter sees a masked prompt and nothing else",
                Tree.both(
                                classes()
                                        .that()
                                        .resideInAPackage(tree.in("explain.llm"))
                                        .should()
                                        .onlyDependOnClassesThat(resideInAnyPackage(
                                                        "java.lang..",
                                                        "java.util..",
                                                        "java.time..",
                                                        "org.slf4j..",
                                                        "org.jspecify.annotations..",
                                                        "io.github.ollama4j..",
                                                        tree.in("masking"),
                                                        tree.in("explain.llm"))
                                                .or(nameMatching(port))),
                                Tree.inside(tree.in("explain.llm"))
                                        .dependOnClassesThat()
                                        .resideInAnyPackage("io.github.ollama4j.tools..", "io.github.ollama4j.agent.."))
                        .because("what it cannot see it cannot send, and the model gets no tools; use PromptMasker"));
        tree.rule(
                "A13 masked types have no public constructor",
                constructors()
                        .that()
                        .areDeclaredInClassesThat(
                                simpleNameStartingWith("Masked").and(resideInAPackage(tree.in("masking"))))
                        .should()
                        .notBePublic()
                        .because("holding one proves that masking happened; get it from Masker or PromptMasker"));
        tree.rule(
                "A36 only masking makes masked values, and integrity reads them back",
                tree.outside(tree.in("masking"), tree.in("integrity"))
                        .callConstructorWhere(describe(
                                "of a masked, erasable or erased value",
                                call -> call.getTargetOwner()
                                        .getName()
                                        .matches(".*\\.ColumnValue\\$(Masked|Erasable|Erased)")))
                        .because("finding one in the record proves that the policy was asked; use masking.AtRest"));
        tree.rule(
                "A37 only RevealValues opens what is sealed",
                noClasses()
                        .that(describe(
                                "do not reveal",
                                type -> !type.getName()
                                        .startsWith(tree.in("workbench.mask").replace("..", ".RevealValues"))))
                        .should()
                        .callMethodWhere(describe(
                                "that opens a sealed value",
                                call -> call.getTargetOwner().getName().endsWith(".masking.Seal")
                                        && call.getName().equals("open")))
                        .because("it asks for a reason and has the self-audit record it before anything is shown"));
    }
}
