package io.auditworkbench.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

/// Which package may see which foreign library.
final class LibraryRules {

    private LibraryRules() {}

    static void addTo(Tree tree) {
        tree.rule(
                "A04 only capture.debezium sees Debezium, Kafka and the binlog client",
                tree.outside(tree.in("capture.debezium"))
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.debezium..", "org.apache.kafka..", "com.github.shyiko..")
                        .because(
                                "the engine must be replaceable; use capture.ChangeSource and model.change.RawChange"));
        tree.rule(
                "A05 only store sees jOOQ and SQLite; JDBC is confined",
                Tree.both(
                                tree.outside(tree.in("store"))
                                        .dependOnClassesThat()
                                        .resideInAnyPackage("org.jooq..", "org.sqlite.."),
                                tree.outside(tree.in("store"), tree.in("capture.debezium"), tree.in("synth.mysql"))
                                        .dependOnClassesThat()
                                        .resideInAnyPackage("java.sql..", "javax.sql.."))
                        .because("there is one writer and one schema; add a method to store instead"));
        tree.rule(
                "A06 only desktop sees JavaFX",
                tree.outside(tree.in("desktop"))
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", "org.controlsfx..", "impl.org.controlsfx..")
                        // add the package of every further UI library here
                        .because(
                                "command line and servers start without a toolkit; publish through workbench.Changes"));
        tree.rule(
                "A07 only cli and the root see picocli",
                tree.outside(tree.in("cli"), tree.root())
                        .dependOnClassesThat()
                        .resideInAPackage("picocli..")
                        .because("the command line is one interface of four; use WorkbenchConfig"));
        tree.rule(
                "A08 only explain.llm talks to Ollama; nobody else calls out",
                Tree.both(
                                tree.outside(tree.in("explain.llm"))
                                        .dependOnClassesThat()
                                        .resideInAPackage("io.github.ollama4j.."),
                                tree.outside()
                                        .dependOnClassesThat(resideInAPackage("java.net.http..")
                                                .or(nameMatching(
                                                        "java\\.net\\.(Http)?URLConnection|java\\.net\\.Socket"))
                                                .or(nameMatching(
                                                        "javax\\.net\\.ssl\\.(HttpsURLConnection|SSLSocket)"))))
                        .because("data leaves the process in one place, masked; use explain.NarrationModel"));
        tree.rule(
                "A27 only mcp sees the MCP SDK",
                tree.outside(tree.in("mcp"))
                        .dependOnClassesThat()
                        .resideInAPackage("io.modelcontextprotocol..")
                        .because("protocol types change with the protocol; return workbench view records"));
        tree.rule(
                "A28 only http sees the HTTP server",
                Tree.both(
                                tree.outside(tree.in("http"))
                                        .dependOnClassesThat()
                                        .resideInAnyPackage("org.eclipse.jetty..", "com.sun.net.httpserver.."),
                                tree.outside(tree.in("http"), tree.in("mcp"), tree.root())
                                        .dependOnClassesThat()
                                        .resideInAPackage("jakarta.servlet.."))
                        .because("one listener, one set of limits; hand it a servlet through Wiring"));
        tree.rule(
                "A29 only store sees generated jOOQ classes",
                tree.outside(tree.in("store"))
                        .dependOnClassesThat()
                        .resideInAPackage(tree.in("store.generated"))
                        .because("tables change with migrations; map them to model records inside store"));
        tree.rule(
                "A32 only rulepack sees the YAML library",
                tree.outside(tree.in("rulepack"))
                        .dependOnClassesThat()
                        .resideInAPackage("org.snakeyaml..")
                        .because("YAML is read in one place, without its tricks; add a reader to rulepack"));
        tree.rule(
                "A35 only workbench.secret and workbench.evidence see Bouncy Castle",
                tree.outside(tree.in("workbench.secret"), tree.in("workbench.evidence"))
                        .dependOnClassesThat()
                        .resideInAPackage("org.bouncycastle..")
                        .because("it is here for Argon2id and time stamps alone; everything else is in Java itself"));
        tree.rule(
                "A33 only workbench.report sees the writers of workbooks and paper",
                tree.outside(tree.in("workbench.report"))
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.dhatim..", "org.apache.pdfbox..")
                        .because("they are loaded on first use, in one place; use XlsxBook and PdfPaper"));
    }
}
