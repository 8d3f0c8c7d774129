package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.anomaly.Detail.Evidence;
import io.auditworkbench.desktop.anomaly.Detail.Measured;
import io.auditworkbench.desktop.explanation.ExplanationPane;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.desktop.widget.Keys;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Section;
import io.auditworkbench.desktop.widget.SeverityBadge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One group of findings: what, why, on which evidence, around what, seen before or not, explained, and what was said.
final class DetailPane extends ScrollPane {

    private static final double ROOM = 14;

    private final ScreenKit kit;
    private final AnomalyViewModel model;
    private final VBox page = new VBox();
    private final ExplanationPane explanation;
    private final List<Button> evidence = new ArrayList<>();
    private List<Evidence> changes = List.of();

    DetailPane(ScreenKit kit, AnomalyViewModel model, Explanations explanations) {
        this.kit = kit;
        this.model = model;
        this.explanation = explanations.pane();
        page.getStyleClass().add("finding-detail");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        page.setMinWidth(0);
        getStyleClass().add("finding-scroll");
        model.detailProperty().addListener((_, _, now) -> show(now));
    }

    /// The focus to the next change of the evidence, or the one before.
    void step(int by) {
        int focused = focused();
        int at = focused < 0 && by < 0 ? evidence.size() : focused;
        if (!evidence.isEmpty()) {
            evidence.get(Math.clamp(at + by, 0, evidence.size() - 1)).requestFocus();
        }
    }

    /// The change of the evidence that has the focus, else the newest.
    Optional<Evidence> current() {
        int focused = focused();
        return focused >= 0
                ? Optional.of(changes.get(focused))
                : changes.reversed().stream().findFirst();
    }

    private int focused() {
        return IntStream.range(0, evidence.size())
                .filter(at -> evidence.get(at).isFocused())
                .findFirst()
                .orElse(-1);
    }

    private void show(@Nullable Detail now) {
        page.getChildren().clear();
        evidence.clear();
        changes = now == null ? List.of() : now.evidence();
        if (now == null) {
            return;
        }
        setVvalue(0);
        explanation.explain(now.id());
        page.getChildren().addAll(head(now), why(now.why()), evidence(now), context(now));
        page.getChildren().addAll(similar(now), section("anomaly.section.explanation", explanation), said(now));
    }

    private VBox section(String titleKey, Node... content) {
        return Section.of(kit.text(titleKey), content);
    }

    private static VBox head(Detail now) {
        SeverityBadge badge = new SeverityBadge();
        badge.show(now.severity());
        badge.getStyleClass().add("strong");
        VBox head = new VBox(
                4, badge, Section.words(now.sentence(), "finding-sentence"), Section.words(now.standing(), "muted"));
        head.setId("finding-head");
        return head;
    }

    private VBox why(Detail.Why why) {
        VBox box = section("anomaly.section.why");
        why.measures().forEach(measure -> box.getChildren().add(measured(measure)));
        why.sentences().forEach(sentence -> box.getChildren().add(Section.words(sentence)));
        return box;
    }

    private Node measured(Measured measure) {
        Label name = Section.words(measure.name(), "muted");
        Label actual = Section.words(measure.actual(), "strong");
        Label typical = Section.words(measure.typical());
        Label sample = Section.words(measure.sample(), "muted");
        FlowPane texts = new FlowPane(8, 0, name, actual, typical, sample);
        VBox box = new VBox(2, texts);
        box.getStyleClass().add("measured");
        measure.plot()
                .ifPresent(plot -> box.getChildren()
                        .add(new RangePlot(kit.looks(), plot, measure.actual() + ", " + measure.typical())));
        return box;
    }

    private VBox evidence(Detail now) {
        VBox box = section("anomaly.section.evidence");
        for (Evidence each : now.evidence()) {
            Button row = row(each);
            evidence.add(row);
            box.getChildren().add(row);
        }
        if (!now.evidenceMore().isEmpty()) {
            Button all = new Button(now.evidenceMore());
            all.getStyleClass().add("figure");
            all.setOnAction(_ -> model.follow(new Detail.Lead("", "anomaly:" + now.id(), "")));
            box.getChildren().add(all);
        }
        return box;
    }

    private Button row(Evidence each) {
        OpBadge badge = new OpBadge();
        badge.show(each.kind());
        Label id = new Label(each.id());
        id.getStyleClass().addAll("muted", "mono");
        id.setMinWidth(USE_PREF_SIZE);
        Label row = new Label(each.row());
        row.setMinWidth(USE_PREF_SIZE);
        Label change = new Label(each.change());
        change.setMinWidth(0);
        change.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(change, Priority.ALWAYS);
        Label at = new Label(each.at());
        at.getStyleClass().add("muted");
        at.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(8, badge, row, change);
        first.setAlignment(Pos.CENTER_LEFT);
        Label who = new Label(each.who());
        who.getStyleClass().add("muted");
        HBox second = new HBox(8, id, at, who);
        VBox lines = new VBox(first, second);
        Button button = new Button("", lines);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("evidence-row");
        button.setMaxWidth(Double.MAX_VALUE);
        lines.prefWidthProperty().bind(button.widthProperty().subtract(ROOM));
        button.setAccessibleText(
                kit.text("anomaly.evidence.row", each.id(), each.kind().word(), each.row(), each.change(), each.at()));
        button.setOnAction(_ -> model.open(each.transaction()));
        Keys.takeLetters(button);
        return button;
    }

    private VBox context(Detail now) {
        FlowPane leads = new FlowPane(6, 4);
        for (Detail.Lead lead : now.context()) {
            Button button = new Button(lead.label());
            button.setMnemonicParsing(false);
            button.getStyleClass().add("figure");
            button.setOnAction(_ -> model.follow(lead));
            leads.getChildren().add(button);
        }
        return section("anomaly.section.context", leads);
    }

    private VBox similar(Detail now) {
        VBox box = section("anomaly.section.similar");
        if (!now.feedback().isEmpty()) {
            box.getChildren().add(Section.words(now.feedback()));
        }
        for (Detail.Similar each : now.similar()) {
            Button row = new Button(kit.text(
                    "anomaly.similar",
                    SeverityBadge.shape(each.severity()),
                    each.id(),
                    each.sentence(),
                    each.outcome()));
            row.setMnemonicParsing(false);
            row.setWrapText(true);
            row.setMaxWidth(Double.MAX_VALUE);
            row.getStyleClass().add("evidence-row");
            row.setOnAction(_ -> model.open(each.id()));
            box.getChildren().add(row);
        }
        if (now.similar().isEmpty()) {
            box.getChildren().add(Section.words(kit.text("anomaly.similar.none"), "muted"));
        }
        return box;
    }

    private VBox said(Detail now) {
        VBox box = section("anomaly.section.said");
        for (Detail.Said each : now.said()) {
            box.getChildren()
                    .add(Section.words(kit.text("anomaly.said", each.at(), each.by(), each.state(), each.reason())));
        }
        if (now.said().isEmpty()) {
            box.getChildren().add(Section.words(kit.text("anomaly.said.none"), "muted"));
        }
        return box;
    }
}
