package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.widget.Icon;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.filter.CompletionCandidate;
import io.auditworkbench.filter.FilterProblem;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The filter bar: what is typed, whether it can run, what could come next, and the range beside it.
public final class FilterBarController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass UNFINISHED = PseudoClass.getPseudoClass("unfinished");
    private static final PseudoClass VALID = PseudoClass.getPseudoClass("valid");

    private final ScreenKit kit;
    private final FilterBarViewModel model;
    private final CompletionPopup completion;

    @FXML
    private VBox root;

    @FXML
    private TextField field;

    @FXML
    private Label verdict;

    @FXML
    private MenuButton range;

    @FXML
    private MenuButton saved;

    @FXML
    private Button clear;

    @FXML
    private Label complaint;

    public FilterBarController(ScreenKit kit) {
        this.kit = kit;
        this.model = new FilterBarViewModel(kit.context());
        this.completion = new CompletionPopup(model);
    }

    @FXML
    private void initialize() {
        root.managedProperty().bind(root.visibleProperty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        complaint.setVisible(false);
        field.textProperty().bindBidirectional(model.textProperty());
        field.setOnAction(_ -> model.submit());
        completion.attach(field, root, this::accept);
        clear.setGraphic(Icon.of(Feather.X));
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(model.textProperty().isNotEmpty());
        saved.setGraphic(Icon.of(Feather.STAR));
        saved.setOnShowing(_ -> fillSaved());
        range.textProperty().bind(model.rangeTextProperty());
        range.getItems()
                .setAll(
                        item("shell.range.hour", () -> model.last(Duration.ofHours(1))),
                        item("shell.range.day", () -> model.last(Duration.ofDays(1))),
                        item("shell.range.week", () -> model.last(Duration.ofDays(7))),
                        item("shell.range.month", () -> model.last(Duration.ofDays(30))),
                        item("shell.range.everything", model::everything),
                        item("shell.range.own", this::range));
        model.validityProperty().addListener((_, _, validity) -> show(validity));
        show(model.validityProperty().get());
    }

    private MenuItem item(String key, Runnable doing) {
        MenuItem item = new MenuItem(kit.text(key));
        item.setOnAction(_ -> doing.run());
        return item;
    }

    private void fillSaved() {
        MenuItem keep = item(model.isSaved() ? "shell.filter.forget" : "shell.filter.keep", model::bookmark);
        keep.setDisable(field.getText().isBlank());
        saved.getItems().setAll(keep);
        if (model.saved().isEmpty()) {
            return;
        }
        Menu forget = new Menu(kit.text("shell.filter.forget-one"));
        saved.getItems().add(new SeparatorMenuItem());
        for (String filter : model.saved()) {
            saved.getItems().add(named(filter, () -> kit.context().navigator().filter(filter)));
            forget.getItems().add(named(filter, () -> model.forget(filter)));
        }
        saved.getItems().addAll(new SeparatorMenuItem(), forget);
    }

    private static MenuItem named(String filter, Runnable doing) {
        MenuItem item = new MenuItem(filter);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> doing.run());
        return item;
    }

    private void accept(CompletionCandidate candidate) {
        String next = candidate.in(field.getText());
        int caret = candidate.caret();
        field.setText(next);
        field.positionCaret(caret);
        model.complete(caret);
    }

    private void show(FilterBarViewModel.Validity validity) {
        field.pseudoClassStateChanged(WRONG, validity instanceof FilterBarViewModel.Validity.Wrong);
        field.pseudoClassStateChanged(UNFINISHED, validity instanceof FilterBarViewModel.Validity.Unfinished);
        boolean isFine = validity instanceof FilterBarViewModel.Validity.Fine;
        field.pseudoClassStateChanged(VALID, isFine && !field.getText().isBlank());
        switch (validity) {
            case FilterBarViewModel.Validity.Fine(var warnings) -> {
                verdict.setText(field.getText().isBlank() ? "" : warnings.isEmpty() ? "✓" : "!");
                complain(warnings.isEmpty() ? "" : said(warnings.getFirst()));
            }
            case FilterBarViewModel.Validity.Unfinished(FilterProblem problem) -> {
                verdict.setText("…");
                complain(said(problem));
            }
            case FilterBarViewModel.Validity.Wrong(FilterProblem problem) -> {
                verdict.setText("✗");
                complain(said(problem));
            }
        }
    }

    private String said(FilterProblem problem) {
        return problem.suggestions().isEmpty()
                ? problem.message()
                : kit.text(
                        "shell.filter.suggestion",
                        problem.message(),
                        problem.suggestions().getFirst());
    }

    private void complain(String text) {
        complaint.setText(text);
        complaint.setVisible(!text.isEmpty());
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    void range() {
        new RangePane(kit, model).open();
    }

    void clear() {
        model.clear();
    }

    void bookmark() {
        model.bookmark();
    }
}
