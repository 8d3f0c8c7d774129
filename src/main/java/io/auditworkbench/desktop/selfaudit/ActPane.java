package io.auditworkbench.desktop.selfaudit;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Section;
import io.auditworkbench.workbench.audit.ActView;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One act: who, what, in which words, and what left.
///
/// - **Threading**: the JavaFX thread.
final class ActPane extends ScrollPane {

    private final ScreenKit kit;
    private final VBox content = new VBox();

    ActPane(ScreenKit kit) {
        super();
        this.kit = kit;
        content.getStyleClass().add("finding-detail");
        getStyleClass().add("finding-scroll");
        setContent(content);
        setFitToWidth(true);
        setId("selfaudit-act");
        setAccessibleText(kit.text("selfaudit.act"));
    }

    void show(@Nullable ActView act) {
        content.getChildren().clear();
        if (act == null) {
            content.getChildren().add(Section.words(kit.text("selfaudit.choose"), "muted"));
            return;
        }
        Label title = Section.words(act.kind() + " · " + ForeignText.line(act.object()), "finding-sentence");
        Label who = Section.words(
                kit.text(
                        "selfaudit.by",
                        act.user(),
                        act.client(),
                        kit.context().times().moment(act.at())),
                "muted");
        content.getChildren().addAll(title, who);
        if (!act.details().isEmpty()) {
            part("selfaudit.section.words", Section.words(ForeignText.lines(act.details()), "mono"));
        }
        part("selfaudit.section.result", Section.words(result(act)));
        if (!act.sha256().isEmpty()) {
            part("selfaudit.section.sha256", Section.words(act.sha256(), "mono"));
        }
        part("selfaudit.section.entry", Section.words(kit.text("selfaudit.entry", act.number())));
    }

    private void part(String titleKey, Node words) {
        content.getChildren().add(Section.of(kit.text(titleKey), words));
    }

    private String result(ActView act) {
        if (act.outcome().equals("open")) {
            return kit.text("selfaudit.open");
        }
        String took = act.endedAt() == null
                ? ""
                : kit.text("selfaudit.took", kit.context().times().moment(act.endedAt()), length(act));
        return (kit.text("selfaudit.left", act.outcome(), act.rows(), act.bytes()) + " " + took).strip();
    }

    private static String length(ActView act) {
        return TimeShown.length(Duration.between(act.at(), act.endedAt()));
    }
}
