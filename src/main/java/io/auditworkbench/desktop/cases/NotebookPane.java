package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.reports.ExportDialog;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.casework.CaseView;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// One case: what was pinned at the left, the notes at the right, the log of every act below.
///
/// - **Threading**: the JavaFX thread.
final class NotebookPane extends VBox {

    private static final double LOG_ROW = 26;
    private static final double ACTS_SHARE = 0.6;
    private static final Duration KEPT_AFTER = Duration.seconds(1.5);

    private final ScreenKit kit;
    private final CasesViewModel model;
    private final Label title = new Label();
    private final Label state = new Label();
    private final Label complaint = new Label();
    private final Button close = new Button();
    private final ItemList items;
    private final TextArea notes = new TextArea();
    private final FlowPane links = new FlowPane(8, 2);
    private final Label kept = new Label();
    private final Button again = new Button();
    private final ListView<CaseView.Act> log = new ListView<>();
    private final PauseTransition pause = new PauseTransition(KEPT_AFTER);
    private String id = "";

    NotebookPane(ScreenKit kit, CasesViewModel model) {
        this.kit = kit;
        this.model = model;
        this.items = new ItemList(kit, model);
        getStyleClass().add("notebook");
        complaint.getStyleClass().add("problem-box");
        complaint.setWrapText(true);
        complaint.setMaxWidth(Double.MAX_VALUE);
        complaint.setMinHeight(USE_PREF_SIZE);
        SplitPane middle = new SplitPane(
                part("cases.items", items),
                new VBox(4, caption("cases.notes"), notes, links, new HBox(8, kept, again)));
        middle.setDividerPositions(0.45);
        SplitPane parts = new SplitPane(middle, part("cases.log", log));
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.72);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(head(), state, complaint, parts);
        prepareNotes();
        log.setAccessibleText(kit.text("cases.log"));
        log.setFixedCellSize(LOG_ROW);
        log.setCellFactory(_ -> new ActCell(kit));
        model.shown().addListener((_, _, now) -> show(now));
        complain(null);
    }

    private HBox head() {
        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button pin = button("cases.act.pin", "case-pin", this::pin);
        Button export = button("cases.act.export", "case-export", this::export);
        Button bundle = button("reports.bundle.act", "case-bundle", this::bundle);
        close.setId("case-close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> close());
        FlowPane acts = new FlowPane(pin, export, bundle, close);
        acts.getStyleClass().add("case-acts");
        // in a narrow window they stand in two rows, so that there is room for the title
        acts.prefWrapLengthProperty().bind(widthProperty().multiply(ACTS_SHARE));
        acts.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, acts);
        head.getStyleClass().add("cases-head");
        return head;
    }

    private Button button(String key, String name, Runnable doing) {
        Button button = new Button(kit.context().messages().text(key));
        button.setId(name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private VBox part(String key, Region content) {
        VBox.setVgrow(content, Priority.ALWAYS);
        return new VBox(4, caption(key), content);
    }

    private Label caption(String key) {
        Label caption = new Label(kit.context().messages().text(key));
        caption.getStyleClass().add("section-title");
        return caption;
    }

    private void prepareNotes() {
        notes.setId("case-notes");
        notes.setWrapText(true);
        notes.setAccessibleText(kit.text("cases.notes"));
        VBox.setVgrow(notes, Priority.ALWAYS);
        kept.getStyleClass().add("muted");
        kept.setWrapText(true);
        again.setText(kit.text("cases.notes.again"));
        again.setId("case-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setVisible(false);
        again.managedProperty().bind(again.visibleProperty());
        again.setOnAction(_ -> keep());
        pause.setOnFinished(_ -> keep());
        notes.textProperty().addListener((_, _, text) -> {
            links(text);
            pause.playFromStart();
        });
        notes.focusedProperty().addListener((_, _, isFocused) -> {
            if (!isFocused) {
                keep();
            }
        });
    }

    private void links(String text) {
        List<String> named = NamedThings.in(text);
        links.getChildren().setAll(named.stream().map(this::link).toList());
    }

    private Hyperlink link(String named) {
        Hyperlink link = new Hyperlink(named);
        link.setOnAction(_ -> model.follow(named));
        return link;
    }

    private void show(@Nullable CaseView view) {
        if (view == null) {
            return;
        }
        CaseView.Head head = view.head();
        boolean isOther = !id.equals(head.id());
        id = head.id();
        title.setText(head.id() + "  " + head.title());
        String how = head.isOpen()
                ? kit.text(
                        "cases.state.open",
                        head.createdBy(),
                        kit.context().times().minute(head.created()))
                : kit.text("cases.state.closed", head.outcome());
        state.setText(how + "  ·  " + kit.text(view.isIntact() ? "cases.intact" : "cases.changed"));
        close.setText(kit.text(head.isOpen() ? "cases.act.close" : "cases.act.reopen"));
        items.getItems().setAll(view.items());
        Optional<String> draft = head.isOpen() ? model.draft(id) : Optional.empty();
        if (isOther) {
            notes.setText(draft.orElse(view.notes()));
            pause.stop();
        }
        notes.setEditable(head.isOpen());
        again.setVisible(draft.isPresent());
        CaseView.Version newest = view.versions().getFirst();
        kept.setText(kit.text(
                draft.isPresent() ? "cases.notes.not-kept" : "cases.notes.kept",
                view.versions().size(),
                newest.writtenBy(),
                kit.context().times().second(newest.written())));
        log.getItems().setAll(view.acts().reversed());
    }

    /// Keeps the notes as they stand.
    void keep() {
        pause.stop();
        if (!id.isEmpty() && notes.isEditable()) {
            model.note(id, notes.getText());
        }
    }

    void complain(@Nullable Problem problem) {
        complaint.setVisible(problem != null);
        complaint.setManaged(problem != null);
        complaint.setText(problem == null ? "" : problem.happened() + " " + problem.nextStep());
        show(model.shown().get());
    }

    /// Asks what to pin.
    void pin() {
        AskPane.line(kit, "cases.pin.title", "cases.pin.prompt", (thing, ended) -> model.add(thing, id, "", "", ended));
    }

    private void close() {
        keep();
        CaseView now = model.shown().get();
        if (now != null && now.head().isOpen()) {
            AskPane.line(kit, "cases.close.title", "cases.close.prompt", model::close);
        } else {
            AskPane.line(kit, "cases.reopen.title", "cases.reopen.prompt", model::reopen);
        }
    }

    /// Asks as what to write the case.
    void export() {
        keep();
        kit.overlays().show(new CaseExportPane(kit, model, id));
    }

    /// Shows what would leave as evidence, and writes it.
    void bundle() {
        keep();
        CaseView now = model.shown().get();
        if (now != null) {
            ExportDialog.openCase(kit, now.head().id(), now.head().title());
        }
    }
}
