package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;

/// Says in a few words what an event changed: `status new→paid, total 90.00→9.00`.
final class ChangeText {

    private static final int COLUMNS_OF_AN_UPDATE = 5;
    private static final int COLUMNS_OF_A_WHOLE_ROW = 3;

    private ChangeText() {}

    static Cell of(EventView event) {
        return switch (event.kind()) {
            case UPDATE -> update(event);
            case INSERT, SNAPSHOT -> wholeRow(event, Style.PLAIN);
            case DELETE -> wholeRow(event, Style.STRUCK);
            case DDL ->
                Cell.of(
                        event.ddl() == null
                                ? ""
                                : ScreenText.cut(ScreenText.tame(event.ddl().text()), 120));
            case TRUNCATE -> Cell.of("all rows removed, not logged one by one");
        };
    }

    /// The colour of an operation; its letter says the same.
    static Style style(ChangeKind kind) {
        return switch (kind) {
            case INSERT -> Style.GREEN;
            case UPDATE -> Style.YELLOW;
            case DELETE, TRUNCATE -> Style.RED;
            case SNAPSHOT -> Style.DIM;
            case DDL -> Style.MAGENTA;
        };
    }

    private static Cell update(EventView event) {
        List<Cell.Run> runs = new ArrayList<>();
        List<ColumnView> touched = event.touched();
        for (ColumnView column : touched.subList(0, Math.min(COLUMNS_OF_AN_UPDATE, touched.size()))) {
            runs.add(new Cell.Run(runs.isEmpty() ? "" : ", ", Style.DIM));
            runs.add(new Cell.Run(column.name() + " ", Style.DIM));
            runs.add(new Cell.Run(ValueText.summary(column.before()), Style.PLAIN));
            runs.add(new Cell.Run("→", Style.DIM));
            runs.add(new Cell.Run(ValueText.summary(column.after()), Style.BOLD));
        }
        if (touched.size() > COLUMNS_OF_AN_UPDATE) {
            runs.add(new Cell.Run(" +" + (touched.size() - COLUMNS_OF_AN_UPDATE), Style.DIM));
        }
        return runs.isEmpty() ? Cell.of("(no column differs)", Style.DIM) : new Cell(runs);
    }

    private static Cell wholeRow(EventView event, Style style) {
        List<ColumnView> business =
                event.columns().stream().filter(column -> !column.isKey()).toList();
        List<ColumnView> shown = business.subList(0, Math.min(COLUMNS_OF_A_WHOLE_ROW, business.size()));
        List<Cell.Run> runs = new ArrayList<>();
        for (ColumnView column : shown) {
            runs.add(new Cell.Run((runs.isEmpty() ? "" : ", ") + column.name() + "=", Style.DIM));
            runs.add(new Cell.Run(ValueText.summary(column.latest()), style));
        }
        if (business.size() > shown.size()) {
            runs.add(new Cell.Run(" +" + (business.size() - shown.size()), Style.DIM));
        }
        return runs.isEmpty() ? Cell.of("") : new Cell(runs);
    }
}
