package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The reports: which there are, and how the chosen one will stand on paper.
public final class ReportsController implements Screen {

    private final ScreenKit kit;
    private final ReportsViewModel model;
    private final ReportList reports;
    private final ReportPreview shown;

    @FXML
    private SplitPane root;

    @FXML
    private StackPane list;

    @FXML
    private StackPane preview;

    @FXML
    private HBox forms;

    @FXML
    private Label about;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private EmptyState empty;

    ReportsController(ScreenKit kit, ReportsViewModel model) {
        this.kit = kit;
        this.model = model;
        this.reports = new ReportList(kit, model);
        this.shown = new ReportPreview(kit, model);
    }

    @FXML
    private void initialize() {
        list.getChildren().add(reports);
        preview.getChildren().addFirst(shown);
        forms.getChildren().addAll(new ReportForms(kit, model).buttons());
        forms.disableProperty().bind(model.report().isNull());
        about.textProperty().bind(shown.aboutProperty());
        progress.visibleProperty().bind(model.isMaking());
        empty.visibleProperty().bind(model.problem().isNotNull());
        shown.visibleProperty().bind(model.problem().isNull());
        model.problem().addListener((_, _, now) -> complain(now));
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            empty.say(problem);
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        model.show(place);
    }

    @Override
    public void leave() {
        model.leave();
    }

    @Override
    public List<Act> acts() {
        return List.of(Act.anywhere(
                        "reports.act.export",
                        "Ctrl+E",
                        () -> forms.getChildren().getFirst().requestFocus())
                .when(model.report().isNotNull()));
    }

    @Override
    public Optional<String> command() {
        return Optional.of(model.command());
    }

    @Override
    public void focus() {
        reports.requestFocus();
    }
}
