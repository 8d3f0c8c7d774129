package io.auditworkbench.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/// How a screen is cut into controller and view model.
final class ScreenRules {

    private ScreenRules() {}

    static void addTo(Tree tree) {
        tree.rule(
                "A18 controllers talk to view models only",
                noClasses()
                        .that()
                        .resideInAPackage(tree.in("desktop"))
                        .and()
                        .haveSimpleNameEndingWith("Controller")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(tree.in("workbench"))
                        .because("behaviour is tested without a window; move the call into the view model"));
        tree.rule(
                "A19 view models do not touch the scene graph",
                noClasses()
                        .that()
                        .resideInAPackage(tree.in("desktop"))
                        .and()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx.scene..",
                                "javafx.stage..",
                                "javafx.fxml..",
                                "org.controlsfx..",
                                "impl.org.controlsfx..")
                        .because("view models run without a toolkit; use javafx.beans and javafx.collections"));
    }
}
