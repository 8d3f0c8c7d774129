package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.Screen;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The cases: a list, and the notebook of the one that is chosen.
public final class CasesController implements Screen {

    private static final String ADD = "add ";

    private final ScreenKit kit;
    private final CasesViewModel model;
    private final CaseList cases;
    private final NotebookPane pane;

    @FXML
    private SplitPane root;

    @FXML
    private Button begin;

    @FXML
    private StackPane list;

    @FXML
    private StackPane notebook;

    @FXML
    private EmptyState empty;

    CasesController(ScreenKit kit, CasesViewModel model) {
        this.kit = kit;
        this.model = model;
        this.cases = new CaseList(kit, model);
        this.pane = new NotebookPane(kit, model);
    }

    @FXML
    private void initialize() {
        list.getChildren().add(cases);
        notebook.getChildren().add(pane);
        begin.setOnAction(_ -> begin());
        pane.visibleProperty().bind(model.shown().isNotNull());
        empty.visibleProperty().bind(pane.visibleProperty().not());
        empty.say(kit.text("cases.none"), kit.text("cases.none.next")).offer(kit.text("cases.act.begin"), this::begin);
        model.problem().addListener((_, _, now) -> complain(now));
    }

    private void complain(@Nullable Problem problem) {
        pane.complain(problem);
        if (problem != null && !pane.isVisible()) {
            empty.say(problem).offer(kit.text("cases.act.begin"), this::begin);
        }
    }

    private void begin() {
        AskPane.line(kit, "cases.begin.title", "cases.begin.prompt", model::begin);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void show(Place place) {
        pane.keep();
        if (place.subject().startsWith(ADD)) {
            new AddPane(kit, model, place.subject().substring(ADD.length()).strip()).open();
            model.load("");
        } else {
            model.load(place.subject());
        }
    }

    @Override
    public void leave() {
        pane.keep();
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.inList("cases.act.begin", "N", this::begin),
                Act.inList("cases.act.pin", "C", pane::pin).when(model.shown().isNotNull()),
                Act.anywhere("cases.act.export", "Ctrl+E", pane::export)
                        .when(model.shown().isNotNull()),
                Act.anywhere("reports.bundle.act", "Ctrl+Shift+E", pane::bundle)
                        .when(model.shown().isNotNull()));
    }

    @Override
    public void focus() {
        cases.requestFocus();
    }
}
