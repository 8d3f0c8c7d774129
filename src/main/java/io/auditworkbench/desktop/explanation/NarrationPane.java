package io.auditworkbench.desktop.explanation;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import io.auditworkbench.workbench.explanation.NarrationProgress;
import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.NarrationView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// What a model makes of the thing that is explained, below what the facts say: never in place of it.
///
/// Everything is plain text: nothing of what a model writes becomes a link, a picture or markup.
///
/// - **Threading**: the JavaFX thread.
final class NarrationPane extends VBox {

    private static final int PROMPT_ROWS = 16;

    private final ScreenKit kit;
    private final NarrationViewModel model;
    private final Function<String, Node> chip;
    private final VBox body = new VBox();
    private final TextArea prompt = new TextArea();

    /// - **Shape**: `chip` makes what leads to an id.
    NarrationPane(ScreenKit kit, NarrationViewModel model, Function<String, Node> chip) {
        this.kit = kit;
        this.model = model;
        this.chip = chip;
        getStyleClass().add("narration");
        body.getStyleClass().add("narration-body");
        prompt.setEditable(false);
        prompt.setWrapText(true);
        prompt.setPrefRowCount(PROMPT_ROWS);
        prompt.setId("narration-prompt");
        prompt.setAccessibleText(kit.text("explanation.model.sent"));
        prompt.managedProperty().bind(prompt.visibleProperty());
        prompt.setVisible(false);
        Label title = new Label(kit.text("explanation.model.title"));
        title.getStyleClass().add("strong");
        getChildren().addAll(title, body, prompt);
        model.stateProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        show(model.stateProperty().get());
    }

    /// Scrolls so that it is seen.
    void reveal() {
        for (Node at = getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane scroll && scroll.getContent() != null) {
                Bounds here = scroll.getContent().sceneToLocal(localToScene(getLayoutBounds()));
                double room = scroll.getContent().getLayoutBounds().getHeight()
                        - scroll.getViewportBounds().getHeight();
                scroll.setVvalue(room <= 0 ? 0 : Math.clamp(here.getMinY() / room, 0, 1));
                return;
            }
        }
    }

    private void show(NarrationState state) {
        body.getChildren().clear();
        switch (state) {
            case NarrationState.Off _ -> off();
            case NarrationState.Ready ready ->
                body.getChildren()
                        .addAll(
                                words("explanation.model.ready", ready.model()),
                                row(
                                        button("narration-ask", "explanation.model.ask", model::ask, ready.model()),
                                        sent(),
                                        other()));
            case NarrationState.Asking busy -> asking(busy);
            case NarrationState.Answered answered -> answered(answered);
        }
    }

    private void off() {
        body.getChildren()
                .addAll(
                        words("explanation.model.off"),
                        row(button("narration-setup", "explanation.model.add", this::setUp), sent()));
    }

    private void setUp() {
        new ModelCard(kit, model).show();
    }

    private void asking(NarrationState.Asking busy) {
        body.getChildren()
                .addAll(
                        text(progress(busy), "muted"),
                        row(button("narration-stop", "explanation.model.stop", model::stop)));
        busy.progress()
                .map(NarrationProgress::claims)
                .orElse(List.of())
                .forEach(claim -> body.getChildren().add(claim(claim)));
    }

    private String progress(NarrationState.Asking busy) {
        Optional<NarrationProgress> progress = busy.progress();
        if (progress.isEmpty()) {
            return kit.text("explanation.model.loading", busy.model());
        }
        List<ClaimView> claims = progress.get().claims();
        return kit.text(
                "explanation.model.writing",
                busy.model(),
                seconds(progress.get().taken().toMillis()),
                Long.toString(claims.stream().filter(ClaimView::isSupported).count()),
                Integer.toString(claims.size()));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
    }

    private void answered(NarrationState.Answered answered) {
        switch (answered.view()) {
            case NarrationView.Silent silent -> {
                body.getChildren().add(text(silent.happened() + " " + silent.nextStep(), "narration-silent"));
                claims("explanation.model.until", silent.claims());
                body.getChildren().add(row(again(), sent(), other()));
            }
            case NarrationView.Told told -> {
                body.getChildren()
                        .add(row(
                                again(),
                                sent(),
                                button(
                                        "narration-copy",
                                        "explanation.copy",
                                        () -> Taking.copy(kit, "explanation", 1, plain(told))),
                                other()));
                body.getChildren().add(text(label(told), "explanation-label"));
                if (model.hidesValues()) {
                    body.getChildren().add(words("explanation.model.hidden"));
                }
                body.getChildren().add(text(verdict(told), "muted"));
                told.leftOut().forEach(left -> body.getChildren().add(text(left, "muted")));
                claims("explanation.model.supported", told.supported());
                claims("explanation.model.guesses", told.guesses());
                claims("explanation.model.dropped", told.dropped());
            }
        }
    }

    private String label(NarrationView.Told told) {
        NarrationViewModel.Place place = model.place();
        return kit.text(
                told.answer().origin() == NarrationView.Origin.KEPT
                        ? "explanation.model.label.kept"
                        : "explanation.model.label",
                told.answer().model(),
                place.isHere() ? kit.text("explanation.model.here") : place.host(),
                seconds(told.answer().total().toMillis()));
    }

    /// What holds, with the label that says what it is.
    private String plain(NarrationView.Told told) {
        StringBuilder plain = new StringBuilder(label(told))
                .append('\n')
                .append(verdict(told))
                .append('\n');
        told.claims().stream()
                .filter(ClaimView::isSupported)
                .forEach(claim -> plain.append("- ")
                        .append(claim.text())
                        .append(" [")
                        .append(String.join(", ", claim.cites()))
                        .append("]\n"));
        return plain.toString();
    }

    private String verdict(NarrationView.Told told) {
        return kit.text(
                "explanation.model.verdict",
                told.verdict(),
                Integer.toString(told.claims().size() - told.dropped().size()),
                Integer.toString(told.claims().size()));
    }

    private void claims(String title, List<ClaimView> claims) {
        if (claims.isEmpty()) {
            return;
        }
        Label heading = new Label(kit.text(title));
        heading.getStyleClass().add("narration-heading");
        heading.setWrapText(true);
        body.getChildren().add(heading);
        claims.forEach(claim -> body.getChildren().add(claim(claim)));
    }

    private Node claim(ClaimView claim) {
        Text words = new Text(claim.text().isEmpty() ? kit.text("explanation.model.wordless") : claim.text());
        words.getStyleClass().add(claim.isSupported() ? "explanation-fact" : "narration-dropped");
        words.setUnderline(!claim.isSupported());
        TextFlow flow = new TextFlow(words);
        flow.getStyleClass().add("narration-claim");
        if (!claim.isSupported()) {
            Text reason = new Text(" " + kit.text("explanation.model.because", claim.dropped()));
            reason.getStyleClass().add("explanation-guide");
            flow.getChildren().add(reason);
            return flow;
        }
        claim.actors().forEach(who -> {
            Text grade = new Text(" (" + who.actor() + ": " + who.grade() + ")");
            grade.getStyleClass().add("explanation-guide");
            flow.getChildren().add(grade);
        });
        claim.cites().forEach(id -> flow.getChildren().addAll(new Text(" "), chip.apply(id)));
        return flow;
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            body.getChildren().add(text(problem.happened() + " " + problem.nextStep(), "narration-silent"));
        }
    }

    private Button again() {
        return button("narration-again", "explanation.model.again", model::again);
    }

    private Button other() {
        return button("narration-setup", "explanation.model.other", this::setUp);
    }

    private Button sent() {
        return button("narration-sent", "explanation.model.sent", () -> {
            prompt.setVisible(!prompt.isVisible());
            if (prompt.isVisible()) {
                model.prompt(prompt::setText);
            }
        });
    }

    private Button button(String id, String key, Runnable act, Object... parts) {
        Button button = new Button(kit.text(key, parts));
        button.setMnemonicParsing(false);
        button.setId(id);
        button.getStyleClass().add("figure");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(6, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label words(String key, Object... parts) {
        return text(kit.text(key, parts), "muted");
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
