package io.auditworkbench.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Executors;

/// What no code of ours does, whichever package it is in.
final class HabitRules {

    private HabitRules() {}

    static void addTo(Tree tree) {
        tree.rule(
                "A14 time comes from an injected Clock",
                CompositeArchRule.of(tree.outside()
                                .callMethodWhere(target(name("now"))
                                        .and(target(owner(resideInAPackage("java.time.."))))
                                        .and(target(rawParameterTypes(new Class<?>[0])))))
                        .and(tree.outside().callMethod(System.class, "currentTimeMillis"))
                        .and(tree.outside(tree.root())
                                .callMethodWhere(
                                        target(nameMatching("system.*")).and(target(owner(assignableTo(Clock.class))))))
                        .because("a test or a replay sets the time; take a java.time.Clock in the constructor"));
        tree.rule(
                "A15 nobody sleeps",
                tree.outside()
                        .callMethodWhere(target(name("sleep")))
                        .because("sleeping hides a missing signal; schedule on an executor or wait for a condition"));
        tree.rule(
                "A16 only cli and the root print",
                noClasses()
                        .that()
                        .resideInAPackage(tree.root() + "..")
                        .and()
                        .resideOutsideOfPackages(tree.in("cli"), tree.root())
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                        .because(
                                "one stray print corrupts MCP over stdio; log, or take the stream in the constructor"));
        tree.rule(
                "A17 no generic exceptions",
                noClasses()
                        .that()
                        .resideInAPackage(tree.root() + "..")
                        .should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS)
                        .because(
                                "a failure has a code and a next step; throw WorkbenchException or return an outcome"));
        tree.rule(
                "A22 executors come from Wiring",
                CompositeArchRule.of(tree.outside().callConstructorWhere(target(owner(assignableTo(Thread.class)))))
                        .and(tree.outside(tree.root()).dependOnClassesThat().areAssignableTo(Executors.class))
                        .and(tree.outside(tree.root())
                                .callMethodWhere(target(owner(assignableTo(Thread.class)))
                                        .and(target(name("ofVirtual")
                                                .or(name("ofPlatform"))
                                                .or(name("startVirtualThread"))))))
                        .because("threads are named and closed in one place; take an Executor in the constructor"));
        tree.rule(
                "A34 only disk makes files and folders",
                // synth.mysql unpacks programs, and makes folders for a server that may run as another account; supply
                // works for the build, beside the classes
                CompositeArchRule.of(tree.outside(tree.in("disk"), tree.in("synth.mysql"), tree.in("supply"))
                                .callMethodWhere(target(owner(assignableTo(Files.class)))
                                        .and(target(
                                                nameMatching("write.*|newOutputStream|newBufferedWriter|newByteChannel"
                                                        + "|createFile|createDirector(y|ies)")))))
                        .and(tree.outside(tree.in("disk"), tree.in("synth.mysql"), tree.in("supply"))
                                .callMethodWhere(target(owner(assignableTo(FileChannel.class)))
                                        .and(target(name("open")))))
                        .and(tree.outside(tree.in("disk"), tree.root())
                                .callConstructorWhere(target(owner(assignableTo(FileOutputStream.class)))))
                        .and(tree.outside(tree.in("disk"))
                                .dependOnClassesThat()
                                .belongToAnyOf(FileWriter.class, RandomAccessFile.class))
                        .because("others of this machine must not read what is kept; use disk.PrivateFile"));
    }
}
