package io.auditworkbench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Which of our packages may see which other.
final class BoundaryRules {

    private BoundaryRules() {}

    static void addTo(Tree tree) {
        tree.rule(
                "A09 interfaces reach the domain only through workbench",
                Tree.inside(tree.interfaces())
                        .dependOnClassesThat()
                        .resideInAnyPackage(tree.all(
                                "capture",
                                "normalise",
                                "integrity",
                                "store",
                                "infer",
                                "rulepack",
                                "detect",
                                "explain",
                                "selfaudit"))
                        .because("every answer passes masking and the self-audit; add a use case to workbench"));
        tree.rule(
                "A10 nothing below depends on workbench, an interface or the root",
                Tree.inside(tree.all(
                                "model",
                                "disk",
                                "filter",
                                "masking",
                                "capture",
                                "normalise",
                                "integrity",
                                "store",
                                "infer",
                                "rulepack",
                                "detect",
                                "explain",
                                "selfaudit",
                                "synth"))
                        .dependOnClassesThat()
                        .resideInAnyPackage(Tree.join(tree.interfaces(), tree.in("workbench"), tree.root()))
                        .because("data flows one way; pass values in, return values out"));
        tree.rule(
                "A11 no cycles between top-level packages",
                slices().matching(tree.root() + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a package in a cycle cannot be read or tested alone; move the shared type to model"));
        tree.rule(
                "A20 interfaces do not know each other",
                slices().matching(tree.root() + ".(desktop|cli|mcp|http)..")
                        .should()
                        .notDependOnEachOther()
                        .because("each interface can be removed alone; share through workbench, connect in Wiring"));
        tree.rule(
                "A21 interfaces never hold a raw row",
                Tree.inside(tree.interfaces())
                        .dependOnClassesThat()
                        .resideInAPackage(tree.in("model.change"))
                        .because("raw values may be secret; use the view records of workbench, which hold MaskedText"));
        tree.rule(
                "A25 only workbench, cli and the root use synth",
                tree.outside(tree.in("synth"), tree.in("workbench"), tree.in("cli"), tree.root())
                        .dependOnClassesThat()
                        .resideInAPackage(tree.in("synth"))
                        .because("invented rows never reach a real case; open a demo workspace through workbench"));
        tree.rule(
                "A30 only workbench and the root use rulepack",
                tree.outside(tree.in("rulepack"), tree.in("workbench"), tree.root())
                        .dependOnClassesThat()
                        .resideInAPackage(tree.in("rulepack"))
                        .because("stages work with rules as values; read their text in workbench"));
        tree.rule(
                "A26 synth knows only java and model",
                Tree.both(
                                classes()
                                        .that()
                                        .resideInAPackage(tree.in("synth"))
                                        .and()
                                        .resideOutsideOfPackage(tree.in("synth.mysql"))
                                        .should()
                                        .onlyDependOnClassesThat()
                                        .resideInAnyPackage(Tree.javaAnd(tree.in("model"), tree.in("synth"))),
                                // A05 keeps java.sql, and A08 outgoing sockets, out of everything but synth.mysql
                                Tree.onlyKnow(
                                        tree.in("synth.mysql"),
                                        Tree.javaAnd(
                                                tree.in("model"),
                                                tree.in("synth"),
                                                "java.sql..",
                                                "java.io..",
                                                "java.nio..",
                                                "java.net..")))
                        .because("the generator takes no short cut around capture; emit RawChange or SQL"));
    }
}
