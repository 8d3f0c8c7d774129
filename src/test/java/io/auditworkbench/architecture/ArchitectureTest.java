package io.auditworkbench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The layout of Audit Workbench, stated as the rules A01 to A37 that [Tree] collects.
///
/// - An exception to a rule is an annotation with a reason, excluded by that annotation, never a longer package list.
/// - A rule that cannot fail guards nothing: `src/test/java/counterexample` has at least one class per rule, in the
///   product's package layout and with the rule's id in its name, and every one of them must be caught.
/// - A rule changes in the same commit as the decision record that explains the change.
class ArchitectureTest {

    private static final String ROOT = "io.auditworkbench";
    private static final String COUNTEREXAMPLE = "counterexample";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> productFollowsTheRules() {
        boolean mayBeEmpty = !PlannedPackages.NAMES.isEmpty();
        return Tree.of(ROOT)
                .rules()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.title(),
                        () -> rule.archRule().allowEmptyShould(mayBeEmpty).check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> everyCounterexampleIsCaught() {
        JavaClasses broken = counterexamples();
        return Tree.of(COUNTEREXAMPLE)
                .rules()
                .map(rule -> DynamicTest.dynamicTest(rule.title(), () -> assertCatches(rule, broken)));
    }

    /// A misspelt package in the *target* of a rule passes silently, so every package that a rule names must exist.
    @Test
    void everyPackageNamedInARuleExists() {
        Set<String> missing = new TreeSet<>(Tree.of(ROOT).packages());
        missing.removeIf(name -> PRODUCT.stream().anyMatch(type -> isIn(type, ROOT + "." + name)));

        Set<String> arrived = new TreeSet<>(PlannedPackages.NAMES);
        arrived.removeAll(missing);
        Set<String> unknown = new TreeSet<>(missing);
        unknown.removeAll(PlannedPackages.NAMES);

        assertThat(arrived)
                .as("These packages exist now: delete their lines from %s", source(PlannedPackages.class))
                .isEmpty();
        assertThat(unknown)
                .as(
                        "Rules name these packages and nothing is in them: misspelt in %s, or to be added to %s",
                        source(Tree.class), source(PlannedPackages.class))
                .isEmpty();
    }

    /// States the trap that [#everyPackageNamedInARuleExists()] guards against.
    @Test
    void misspeltSubjectFailsButMisspeltTargetPasses() {
        ArchRule misspeltSubject = noClasses()
                .that()
                .resideInAPackage(ROOT + ".modle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..");
        ArchRule misspeltTarget = noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".stroe..");

        assertThatThrownBy(() -> misspeltSubject.check(PRODUCT)).isInstanceOf(AssertionError.class);
        assertThatCode(() -> misspeltTarget.check(PRODUCT)).doesNotThrowAnyException();
    }

    private static JavaClasses counterexamples() {
        return new ClassFileImporter().importLocations(Locations.ofPackage(COUNTEREXAMPLE));
    }

    private static void assertCatches(Tree.Rule rule, JavaClasses broken) {
        Set<String> planted = broken.stream()
                .filter(type -> type.getSimpleName().contains(rule.id()))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        String violations = String.join(
                "\n", rule.archRule().evaluate(broken).getFailureReport().getDetails());

        assertThat(planted)
                .as("counterexamples of %s in src/test/java/counterexample", rule.id())
                .isNotEmpty();
        assertThat(planted)
                .as("every counterexample of %s is caught", rule.id())
                .allSatisfy(name -> assertThat(violations).contains(name));
    }

    private static boolean isIn(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }

    private static String source(Class<?> type) {
        return "src/test/java/" + type.getName().replace('.', '/') + ".java";
    }
}
