package io.auditworkbench.cli;

import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.NetRowView;
import java.util.ArrayList;
import java.util.List;

/// What several changes of a row came to, one row a line.
final class NetTable {

    private static final int COLUMNS_SHOWN = 4;

    private NetTable() {}

    static List<Column<NetRowView>> columns() {
        return List.of(
                Column.text("row", net -> Cell.of(net.row().toString())),
                Column.text("outcome", net -> Cell.of(Page.words(net.outcome()), style(net.outcome()))),
                Column.text("change", NetTable::change),
                Column.text("events", net -> Cell.of(events(net))));
    }

    private static Style style(NetRowView.Outcome outcome) {
        return switch (outcome) {
            case INSERTED -> Style.GREEN;
            case UPDATED -> Style.YELLOW;
            case DELETED -> Style.RED;
            case UNCHANGED, TRANSIENT -> Style.DIM;
        };
    }

    private static Cell change(NetRowView net) {
        List<Cell.Run> runs = new ArrayList<>();
        List<ColumnView> columns = net.columns().stream()
                .filter(column -> net.outcome() == NetRowView.Outcome.UPDATED || !column.isKey())
                .toList();
        for (ColumnView column : columns.subList(0, Math.min(COLUMNS_SHOWN, columns.size()))) {
            runs.add(new Cell.Run((runs.isEmpty() ? "" : ", ") + column.name(), Style.DIM));
            if (net.outcome() == NetRowView.Outcome.UPDATED) {
                runs.add(new Cell.Run(" " + ValueText.summary(column.before()) + "→", Style.PLAIN));
                runs.add(new Cell.Run(ValueText.summary(column.after()), Style.BOLD));
            } else {
                runs.add(new Cell.Run("=" + ValueText.summary(column.latest()), Style.PLAIN));
            }
        }
        if (columns.size() > COLUMNS_SHOWN) {
            runs.add(new Cell.Run(" +" + (columns.size() - COLUMNS_SHOWN), Style.DIM));
        }
        return runs.isEmpty()
                ? Cell.of(net.outcome() == NetRowView.Outcome.UNCHANGED ? "changed and changed back" : "")
                : new Cell(runs);
    }

    private static String events(NetRowView net) {
        return net.events().size() == 1
                ? "E" + net.events().getFirst()
                : "E" + net.events().getFirst() + " … E" + net.events().getLast() + " ("
                        + net.events().size() + ")";
    }
}
