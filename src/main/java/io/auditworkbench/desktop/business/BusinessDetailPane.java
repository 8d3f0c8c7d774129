package io.auditworkbench.desktop.business;

import io.auditworkbench.desktop.business.BusinessDetail.Change;
import io.auditworkbench.desktop.business.BusinessDetail.Condition;
import io.auditworkbench.desktop.business.BusinessDetail.Fact;
import io.auditworkbench.desktop.explanation.ExplanationPane;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.Keys;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Section;
import io.auditworkbench.model.event.ConditionOutcome.Result;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One business event: what it says, by which rule, which conditions held, on which changes.
final class BusinessDetailPane extends ScrollPane {

    private final ScreenKit kit;
    private final BusinessViewModel model;
    private final VBox page = new VBox();
    private final ExplanationPane explanation;

    BusinessDetailPane(ScreenKit kit, BusinessViewModel model, Explanations explanations) {
        this.kit = kit;
        this.model = model;
        this.explanation = explanations.pane();
        page.getStyleClass().add("finding-detail");
        page.setMinWidth(0);
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("finding-scroll");
        model.detailProperty().addListener((_, _, now) -> show(now));
    }

    private void show(@Nullable BusinessDetail now) {
        page.getChildren().clear();
        if (now == null) {
            return;
        }
        setVvalue(0);
        explanation.explain(now.id());
        VBox head = new VBox(
                4,
                Section.words(now.type(), "finding-sentence"),
                Section.words(now.sentence()),
                Section.words(now.standing(), "muted"));
        page.getChildren().addAll(head, facts(now.facts()), why(now), changes(now.changes()));
        if (!now.former().isEmpty()) {
            VBox former = section("business.section.former");
            now.former().forEach(text -> former.getChildren().add(Section.words(text)));
            page.getChildren().add(former);
        }
        page.getChildren()
                .addAll(
                        section("business.section.explanation", explanation),
                        Section.words(kit.text("business.why-not"), "muted"));
    }

    private VBox section(String titleKey, Node... content) {
        return Section.of(kit.text(titleKey), content);
    }

    private VBox facts(List<Fact> facts) {
        FlowPane flow = new FlowPane(16, 4);
        for (Fact fact : facts) {
            Label name = Section.words(fact.name(), "muted");
            Label value = Section.words(fact.value(), "strong");
            flow.getChildren().add(new HBox(6, name, value));
        }
        return section("business.section.says", flow);
    }

    private VBox why(BusinessDetail now) {
        VBox box = section("business.section.why", Section.words(now.rule()));
        now.conditions().forEach(condition -> box.getChildren().add(condition(condition)));
        return box;
    }

    private HBox condition(Condition condition) {
        Label result = new Label(
                kit.text("business.condition." + condition.result().name().toLowerCase(Locale.ROOT)));
        result.getStyleClass().addAll("condition-result", style(condition.result()));
        Label text = Section.words(kit.text("business.condition", condition.text(), condition.found()));
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, result, text);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static String style(Result result) {
        return switch (result) {
            case HOLDS -> "condition-holds";
            case FAILS -> "condition-fails";
            case WEAKENS, OPEN -> "condition-weak";
        };
    }

    private VBox changes(List<Change> changes) {
        VBox box = section("business.section.changes");
        for (Change change : changes) {
            Button row = new Button(kit.text(
                    "business.change",
                    change.id(),
                    change.transaction(),
                    change.operation(),
                    change.row(),
                    change.at(),
                    change.position()));
            row.setMnemonicParsing(false);
            row.setWrapText(true);
            row.setMaxWidth(Double.MAX_VALUE);
            row.getStyleClass().add("evidence-row");
            row.setOnAction(_ -> model.open(change.transaction()));
            Keys.takeLetters(row);
            box.getChildren().add(row);
        }
        return box;
    }
}
