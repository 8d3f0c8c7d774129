package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.SeverityBadge;
import io.auditworkbench.model.finding.Severity;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The line at the bottom: the worst that nobody looked at, the field under the cursor, how much is shown, coverage,
/// the log.
public final class StatusBarController {

    private static final PseudoClass GAPS = PseudoClass.getPseudoClass("gaps");

    private final ScreenKit kit;
    private final ShellViewModel model;
    private String severityStyle = "";

    @FXML
    private HBox root;

    @FXML
    private Button expert;

    @FXML
    private Label field;

    @FXML
    private Label shown;

    @FXML
    private Button coverage;

    @FXML
    private Button log;

    StatusBarController(ScreenKit kit, ShellViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    @FXML
    private void initialize() {
        root.managedProperty().bind(root.visibleProperty());
        expert.setOnAction(_ -> model.go(ScreenId.ANOMALIES));
        coverage.setOnAction(_ -> model.go(ScreenId.HEALTH));
        log.setOnAction(_ -> model.go(ScreenId.HEALTH));
        field.textProperty().bind(kit.context().status().fieldProperty());
        shown.textProperty().bind(kit.context().status().shownProperty());
        model.factsProperty().addListener((_, _, facts) -> show(facts));
        show(model.factsProperty().get());
    }

    private void show(ShellViewModel.Facts facts) {
        root.setVisible(facts.isThere());
        expert.getStyleClass().remove(severityStyle);
        severityStyle = facts.worst().map(worst -> "sev-" + word(worst)).orElse("");
        expert.getStyleClass().add(severityStyle);
        expert.setText(facts.worst()
                .map(worst ->
                        kit.text("shell.status.worst", SeverityBadge.shape(worst), word(worst), facts.unreviewed()))
                .orElse(kit.text("shell.status.nothing-open")));
        coverage.setText(facts.coverageText());
        coverage.pseudoClassStateChanged(GAPS, facts.hasGaps());
        log.setText(facts.logText());
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
