package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.fail;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.UndoView;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Captures a schema of a real server into a store, as the program does, and tells what the record then holds.
final class CaptureTrial {

    private final Path store;
    private final int port;
    private final String tables;

    CaptureTrial(Path store, int port, String tables) {
        this.store = store;
        this.port = port;
        this.tables = tables;
    }

    /// Captures to the present end, beginning with a snapshot the first time.
    void capture() {
        capture(CaptureRequest.Beginning.SNAPSHOT);
    }

    void capture(CaptureRequest.Beginning beginning) {
        CaptureRequest request = new CaptureRequest(
                store,
                "mysql://audit_reader@127.0.0.1:" + port + "/",
                "reader",
                tables,
                beginning,
                CaptureRequest.Extent.TO_PRESENT_END,
                null,
                "trial");
        try (var executor = Executors.newCachedThreadPool()) {
            ConnectionCheck check = new ConnectionCheck(Clock.systemUTC(), new SecureRandom(), executor);
            new CaptureControl(request, StoreOpener.unsigned(Clock.systemUTC()), executor, check).run();
        }
    }

    /// Every visible event, oldest first: `op table before→after`, values as text.
    List<String> events() {
        List<String> lines = new ArrayList<>();
        try (Store reading = Store.openForReading(store)) {
            ChangeLog log = reading.changes();
            EventPage page = log.after(0, EventSelection.ALL, 1_000);
            while (!page.events().isEmpty()) {
                page.events().forEach(event -> lines.add(line(event)));
                if (page.isLast()) {
                    return lines;
                }
                page = log.after(page.cursor(), EventSelection.ALL, 1_000);
            }
        }
        return lines;
    }

    /// The same without snapshot rows.
    List<String> streamed() {
        return events().stream().filter(line -> !line.startsWith("s ")).toList();
    }

    /// Every recorded gap in the changes, oldest first: `CAUSE tables`.
    List<String> gaps() {
        return gaps("effect <> " + GapEffect.UNWATCHED.code());
    }

    /// Every record of what was not watched while no change is missing by it.
    List<String> unwatched() {
        return gaps("effect = " + GapEffect.UNWATCHED.code());
    }

    private List<String> gaps(String which) {
        return rows("select cause, tables from coverage_gap where " + which + " order by gap_id").stream()
                .map(row -> GapCause.ofCode(Integer.parseInt(row.getFirst())) + " "
                        + row.get(1).replaceAll("[\\[\\]\"]", "").replace(',', '.'))
                .map(String::strip)
                .toList();
    }

    /// The rows of a query on the store's file.
    List<List<String>> rows(String query) {
        List<List<String>> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                ResultSet result = connection.createStatement().executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /// A table as its newest change has it.
    TableSchema newest(String table) {
        try (Store reading = Store.openForReading(store)) {
            return reading.changes().after(0, EventSelection.ALL, 1_000).events().stream()
                    .map(StoredEvent::table)
                    .filter(schema -> schema.name().table().equals(table))
                    .reduce((_, later) -> later)
                    .orElseThrow();
        }
    }

    /// The statements that take back what a filter selects.
    UndoView undo(String filter) {
        return read(
                reading -> reading.filters().read(FilterRequest.of(filter)) instanceof FilterReading.Accepted accepted
                        ? reading.undo().undo(accepted.filter(), UndoSql.Guard.CURRENT_VALUES)
                        : fail(filter));
    }

    /// Whether a row is there now, and what ended it without an event.
    String state(String row) {
        return read(reading -> {
            RowStateView state = reading.rows().show(row, Optional.empty());
            return state.presence() + " " + state.ending();
        });
    }

    /// The events of a row, oldest first, as `UPDATE t/1`.
    List<String> history(String row) {
        return read(reading -> reading.rows().history(row, Optional.empty(), 0).versions().stream()
                .map(version -> version.event().kind() + " "
                        + String.valueOf(version.event().row()).replaceFirst(".*\\.", ""))
                .toList());
    }

    <T> T read(Function<StoreReading, T> question) {
        try (StoreReading reading = StoreReading.of(
                Store.openForReading(store), new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC())) {
            return question.apply(reading);
        }
    }

    private static String line(StoredEvent event) {
        EventBody body = event.body();
        StringBuilder line = new StringBuilder()
                .append(body.operation().letter())
                .append(' ')
                .append(event.table().name().table());
        if (body.ddl() != null) {
            return line.append(' ').append(body.ddl()).toString();
        }
        line.append(image(body.before()));
        if (body.before() != null && body.after() != null) {
            line.append(" →");
        }
        return line.append(image(body.after())).toString();
    }

    private static String image(@Nullable RowImage image) {
        if (image == null) {
            return "";
        }
        StringJoiner values = new StringJoiner(",", " (", ")");
        image.values()
                .forEach(value -> values.add(
                        switch (value) {
                            case ColumnValue.Null _ -> "NULL";
                            case ColumnValue.Absent _ -> "ABSENT";
                            default -> value.text();
                        }));
        return values.toString();
    }
}
