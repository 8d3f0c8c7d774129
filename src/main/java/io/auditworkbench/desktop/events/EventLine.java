package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.model.finding.Severity;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// One line of the list: a bar in the colour of what was found in it, and a sentence for those who listen.
final class EventLine extends TableRow<EventRow> {

    private static final String AWAITED = "placeholder";

    private final ScreenKit kit;
    private @Nullable PseudoClass severity;

    EventLine(ScreenKit kit) {
        this.kit = kit;
    }

    @Override
    protected void updateItem(@Nullable EventRow row, boolean isEmpty) {
        super.updateItem(row, isEmpty);
        EventRow.Facts facts = row == null ? null : row.facts();
        boolean isAwaited = !isEmpty && facts == null;
        if (isAwaited != getStyleClass().contains(AWAITED)) {
            if (isAwaited) {
                getStyleClass().add(AWAITED);
            } else {
                getStyleClass().remove(AWAITED);
            }
        }
        dress(facts == null ? null : facts.severity().map(EventLine::style).orElse(null));
        setAccessibleText(facts == null ? null : sentence(facts));
    }

    private void dress(@Nullable PseudoClass next) {
        if (Objects.equals(severity, next)) {
            return;
        }
        if (severity != null) {
            pseudoClassStateChanged(severity, false);
        }
        severity = next;
        if (next != null) {
            pseudoClassStateChanged(next, true);
        }
    }

    private static PseudoClass style(Severity severity) {
        return PseudoClass.getPseudoClass(severity.name().toLowerCase(Locale.ROOT));
    }

    private String sentence(EventRow.Facts facts) {
        return kit.text(
                "events.line.sentence",
                facts.kind().word(),
                facts.table(),
                facts.key(),
                facts.change(),
                facts.actor(),
                kit.context().times().second(facts.at()),
                facts.severity()
                        .map(worst -> worst.name().toLowerCase(Locale.ROOT))
                        .orElse("none"));
    }
}
