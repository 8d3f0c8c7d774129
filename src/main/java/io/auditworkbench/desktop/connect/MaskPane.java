package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.workbench.mask.MaskingAnswer;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The fourth step: what is masked before the first row is stored.
final class MaskPane extends VBox {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("unmasked");
    private static final double SEARCH_WIDTH = 260;
    private static final double WIDTH = 1_000;

    private final ScreenKit kit;
    private final MaskingViewModel model;
    private final Label verdict = new Label();
    private final Label remarks = new Label();
    private final Label outcome = new Label();
    private final HBox acts = new HBox(8);
    private final Button nothing;
    private final CheckBox elsewhere = new CheckBox();
    private final EmptyState empty = new EmptyState();
    private final EmptyState noRow = new EmptyState();
    private final MaskTable table;

    MaskPane(ScreenKit kit, MaskingViewModel model) {
        super(8);
        this.kit = kit;
        this.model = model;
        this.table = new MaskTable(kit, model);
        this.nothing = button("connect.mask.off", "connect-mask-off", () -> model.switchAll(false));
        getStyleClass().add("step-pane");
        verdict.getStyleClass().add("section-title");
        verdict.setId("connect-mask-verdict");
        remarks.setWrapText(true);
        remarks.setMaxWidth(WIDTH);
        remarks.setMinHeight(Region.USE_PREF_SIZE);
        outcome.setId("connect-mask-outcome");
        outcome.getStyleClass().add("masking-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        elsewhere.setId("connect-mask-elsewhere");
        elsewhere.setText(kit.text("connect.mask.elsewhere"));
        elsewhere.setWrapText(true);
        elsewhere.setMinHeight(Region.USE_PREF_SIZE);
        elsewhere.selectedProperty().bindBidirectional(model.elsewhere);
        Label help = new Label(kit.text("connect.mask.help"));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMaxWidth(WIDTH);
        help.setMinHeight(Region.USE_PREF_SIZE);
        fillActs();
        table.setPlaceholder(noRow);
        StackPane middle = new StackPane(table, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren().addAll(verdict, help, remarks, acts, middle, elsewhere, outcome);
        for (Node each : new Node[] {help, remarks, acts, table, empty, elsewhere, outcome}) {
            each.managedProperty().bind(each.visibleProperty());
        }
        help.visibleProperty().bind(table.visibleProperty());
        model.answerProperty().addListener((_, _, _) -> show());
        model.isAskingProperty().addListener((_, _, _) -> show());
        InvalidationListener counted = _ -> count();
        model.rows().addListener(counted);
        model.elsewhere.addListener(counted);
        model.words.addListener(counted);
        show();
    }

    private void fillActs() {
        TextField search = new TextField();
        search.setId("connect-mask-search");
        search.setPromptText(kit.text("connect.mask.search.prompt"));
        search.setAccessibleText(kit.text("connect.mask.search"));
        search.setPrefWidth(SEARCH_WIDTH);
        search.textProperty().bindBidirectional(model.words);
        CheckBox all = new CheckBox(kit.text("connect.mask.all"));
        all.setId("connect-mask-all");
        all.selectedProperty().bindBidirectional(model.showsAll);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        acts.getStyleClass().add("mask-acts");
        acts.getChildren()
                .setAll(
                        search,
                        all,
                        gap,
                        button("connect.mask.again", "connect-mask-again", model::look),
                        button("connect.mask.on", "connect-mask-on", () -> model.switchAll(true)),
                        nothing);
    }

    private Button button(String labelKey, String id, Runnable doing) {
        Button button = new Button(kit.text(labelKey));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> doing.run());
        return button;
    }

    private void show() {
        boolean isAsking = model.isAskingProperty().get();
        MaskingAnswer answer = model.answerProperty().get();
        boolean isOffered = !isAsking && answer instanceof MaskingAnswer.Offered;
        boolean isTable = isOffered && !model.rows().isEmpty();
        table.setVisible(isTable);
        acts.setVisible(isTable);
        empty.setVisible(!isTable);
        elsewhere.setVisible(isOffered && model.canChooseElsewhere());
        // a policy that is there masks what it masks
        nothing.setText(kit.text(model.canChooseElsewhere() ? "connect.mask.off" : "connect.mask.add-nothing"));
        if (isAsking || answer == null) {
            empty.say(kit.text("connect.mask.asking"), kit.text("connect.mask.asking.text"));
        } else {
            switch (answer) {
                case MaskingAnswer.Offered _ ->
                    empty.say(kit.text("connect.mask.no-table"), kit.text("connect.mask.no-table.text"));
                case MaskingAnswer.Unseen(ErrorCode _, String happened, String next) ->
                    empty.say(happened, next + "\n\n" + kit.text("connect.mask.unseen"));
                case MaskingAnswer.Refused(String happened, String next) -> empty.say(happened, next);
            }
        }
        count();
    }

    private void count() {
        boolean isKnown =
                !model.isAskingProperty().get() && model.answerProperty().get() != null;
        verdict.setText(isKnown ? model.verdict() : "");
        remarks.setText(isKnown ? model.remarks() : "");
        remarks.setVisible(!remarks.getText().isEmpty());
        outcome.setVisible(isKnown && !(model.answerProperty().get() instanceof MaskingAnswer.Refused));
        boolean isOpen = model.isNothingMasked();
        outcome.setText((isOpen ? kit.text("connect.warning") + " " : "") + model.outcome());
        outcome.pseudoClassStateChanged(OPEN, isOpen);
        if (model.words.get().isBlank()) {
            noRow.say(kit.text("connect.mask.nothing-proposed"), kit.text("connect.mask.nothing-proposed.text"));
        } else {
            noRow.say(kit.text("connect.mask.none"), kit.text("connect.mask.none.text"));
        }
    }

    void focus() {
        (table.isVisible() ? table : this).requestFocus();
    }
}
