package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.RowBlameView;
import io.auditworkbench.workbench.view.RowBlameView.Line;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Says who last changed each column of a row.
@Recorded(AuditAction.Kind.READ)
@Command(name = "blame", description = "Who last changed each column of a row.")
public final class RowBlameCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TABLE/KEY", description = "the row, as in shop.orders/1042")
    private String row = "";

    private final Output output;
    private final StoreDoor store;

    RowBlameCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::blame);
    }

    private ExitCode blame(StoreReading reading) {
        RowBlameView blame = reading.rows().blame(row);
        ListWriter<Line> list =
                output.list(new Shape<>("auditctl.row.blame/1", columns(), RowBlameCommand::json, Line::column));
        blame.lines().forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                "",
                CoverageText.json(blame.coverage()),
                Ending.Completeness.ALL,
                null,
                Stream.of(
                                blame.beginning(),
                                blame.ending(),
                                CoverageText.sentence(blame.coverage()),
                                output.hint("row history " + blame.row()))
                        .filter(note -> !note.isEmpty())
                        .toList());
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE;
    }

    private static List<Column<Line>> columns() {
        return List.of(
                Column.text("column", line -> Cell.of(line.column())),
                Column.text("value", (Line line) -> ValueText.cell(line.value()))
                        .asData(line -> ValueText.data(line.value())),
                Column.text("version", line -> Cell.of(line.version().id())),
                Column.text(
                        "time",
                        line -> line.isKnown()
                                ? Cell.of(TimeText.data(line.version().event().committedAt()))
                                : Cell.of("before "
                                        + TimeText.data(line.version().event().committedAt()))),
                Column.text(
                        "actor",
                        line -> line.isKnown()
                                ? EventShape.actor(line.version().event().actor())
                                : Cell.of("not known", Style.DIM)),
                Column.text("event", line -> Cell.of(line.version().event().id())));
    }

    private static Map<String, @Nullable Object> json(Line line) {
        return Trees.map(
                "column", line.column(),
                "value", line.value() == null ? null : EventTree.value(line.value()),
                "known", line.isKnown(),
                "version", line.version().id(),
                "event", line.version().event().id(),
                "time", TimeText.data(line.version().event().committedAt()),
                "actor", line.isKnown() ? EventTree.actor(line.version().event().actor()) : null);
    }
}
