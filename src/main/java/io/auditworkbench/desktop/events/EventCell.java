package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.view.ChangeKind;
import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// One field of one line: a text and nothing else, but for the badge of the operation.
final class EventCell extends TableCell<EventRow, EventRow> {

    private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private final EventColumn column;
    private final ScreenKit kit;
    private final EventsViewModel model;
    private final @Nullable OpBadge badge;

    EventCell(EventColumn column, ScreenKit kit, EventsViewModel model) {
        this.column = column;
        this.kit = kit;
        this.model = model;
        this.badge = column == EventColumn.OP ? new OpBadge() : null;
        if (badge != null) {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    @Override
    protected void updateItem(@Nullable EventRow row, boolean isEmpty) {
        super.updateItem(row, isEmpty);
        if (isEmpty || row == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        EventRow.Facts facts = row.facts();
        if (badge != null) {
            if (facts != null) {
                badge.show(facts.kind());
            }
            setGraphic(facts == null ? null : badge);
            return;
        }
        setText(facts == null ? (column == EventColumn.SEQ ? String.valueOf(row.sequence()) : "") : text(row, facts));
        pseudoClassStateChanged(
                STRUCK, column == EventColumn.CHANGE && facts != null && facts.kind() == ChangeKind.DELETE);
        pseudoClassStateChanged(
                UNKNOWN,
                column == EventColumn.ACTOR && facts != null && facts.actor().equals("?"));
    }

    private String text(EventRow row, EventRow.Facts facts) {
        return switch (column) {
            case GUTTER -> gutter(row, facts);
            case SEQ -> String.valueOf(row.sequence());
            case TIME -> time(facts);
            case OP -> facts.kind().word();
            case TABLE -> ForeignText.line(facts.tableName());
            case KEY -> ForeignText.line(facts.key(), 80);
            case ACTOR -> ForeignText.line(facts.actor());
            case CHANGE -> facts.change();
            case TX -> "T" + facts.transaction() + (facts.transactionSize() > 1 ? " ×" + facts.transactionSize() : "");
            case FLAGS -> facts.flagText();
            case BYTES -> String.valueOf(facts.bytes());
            case GTID -> facts.gtid();
            case POSITION -> facts.position();
            case THREAD -> facts.thread();
            case LAG -> TimeShown.length(facts.lag());
        };
    }

    /// A mark, and a line along the events of the selected one's transaction.
    private String gutter(EventRow row, EventRow.Facts facts) {
        String mark = model.marks().has(row.sequence()) ? "★" : "";
        boolean isSame = model.selectedFacts()
                .filter(selected -> selected.transactionSize() > 1 && selected.transaction() == facts.transaction())
                .isPresent();
        return isSame ? mark + "┃" : mark;
    }

    private String time(EventRow.Facts facts) {
        return switch (model.timeModeProperty().get()) {
            case ABSOLUTE -> kit.context().times().moment(facts.at());
            case RELATIVE -> since(model.rows().peek(0), facts.at());
            case DELTA -> since(model.rows().peek(getIndex() + 1), facts.at());
            case REFERENCE -> {
                Instant reference = model.reference();
                yield reference == null ? kit.context().times().moment(facts.at()) : signed(reference, facts.at());
            }
        };
    }

    private static String since(@Nullable EventRow other, Instant at) {
        EventRow.Facts facts = other == null ? null : other.facts();
        return facts == null ? "" : signed(facts.at(), at);
    }

    private static String signed(Instant from, Instant at) {
        Duration distance = Duration.between(from, at);
        return (distance.isNegative() ? "−" : "+") + TimeShown.length(distance.abs());
    }
}
