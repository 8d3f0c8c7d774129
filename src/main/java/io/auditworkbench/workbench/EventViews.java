package io.auditworkbench.workbench;

import io.auditworkbench.masking.MaskedText;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.normalise.RowKeys;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.view.ActorView;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.SourceView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns stored events into what may be shown of them: every value passes the masker here.
///
/// - **Threading**: any number of threads.
final class EventViews {

    private final Catalogue catalogue;
    private final NearStatements statements;
    private final Masker masker;
    private final Map<SourceId, String> sources = new ConcurrentHashMap<>();

    EventViews(ChangeLog log, Catalogue catalogue, Masker masker) {
        this.catalogue = catalogue;
        statements = new NearStatements(log);
        this.masker = masker;
    }

    EventView of(StoredEvent event) {
        StoredTransaction transaction = event.transaction();
        TransactionHeader header = transaction.header();
        TableSchema table = event.table();
        RowAddress row = row(event);
        return new EventView(
                event.seq(),
                transaction.txId(),
                transaction.eventCount(),
                instant(header.commitMicros()),
                instant(header.capturedMicros()),
                kind(event.operation()),
                table.name().schema(),
                table.name().table(),
                row,
                formerRow(event, row),
                actor(header.attribution()),
                columns(table, event.body().before(), event.body().after()),
                source(transaction, event.body().offset()),
                statement(event),
                event.body().ddl() == null
                        ? null
                        : masker.shownStatement(event.body().ddl()),
                event.bytes().length);
    }

    private @Nullable MaskedText statement(StoredEvent event) {
        return statements.of(event).map(masker::shownStatement).orElse(null);
    }

    /// The columns of two images of a table, side by side.
    List<ColumnView> columns(TableSchema table, @Nullable RowImage before, @Nullable RowImage after) {
        if (before == null && after == null) {
            return List.of();
        }
        List<ColumnView> columns = new ArrayList<>(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(column(table, i, before, after));
        }
        return columns;
    }

    private ColumnView column(TableSchema table, int index, @Nullable RowImage before, @Nullable RowImage after) {
        ColumnDefinition column = table.columns().get(index);
        return new ColumnView(
                column.name(),
                column.declaredType(),
                table.keyColumns().contains(index),
                column.isGenerated(),
                before == null ? null : value(table, column, before.get(index)),
                after == null ? null : value(table, column, after.get(index)));
    }

    /// One value as it may be shown.
    ValueView value(TableSchema table, ColumnDefinition column, ColumnValue value) {
        return new ValueView(kind(value), masker.shown(table.name(), column, value));
    }

    private static ValueKind kind(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Null _ -> ValueKind.NULL;
            case ColumnValue.Absent _ -> ValueKind.ABSENT;
            case ColumnValue.Whole _, ColumnValue.UnsignedWhole _, ColumnValue.Decimal _ -> ValueKind.NUMBER;
            case ColumnValue.Real8 _, ColumnValue.Real4 _ -> ValueKind.NUMBER;
            case ColumnValue.Text _ -> ValueKind.TEXT;
            case ColumnValue.Json _ -> ValueKind.JSON;
            case ColumnValue.Binary _ -> ValueKind.BINARY;
            case ColumnValue.Bits _ -> ValueKind.BITS;
            case ColumnValue.Temporal temporal ->
                temporal.isOutsideCalendar() ? ValueKind.OUTSIDE_CALENDAR : ValueKind.TEMPORAL;
            case ColumnValue.Masked _ -> ValueKind.MASKED;
            case ColumnValue.Erased _ -> ValueKind.ERASED;
            case ColumnValue.Erasable erasable -> kind(erasable.value());
        };
    }

    /// The row an event changed, where it is after the change; null for events that concern no row.
    static @Nullable RowAddress row(StoredEvent event) {
        RowImage shown = event.body().shown();
        return shown == null ? null : address(event.table(), shown);
    }

    /// The row as an event found it; null when it found none.
    static @Nullable RowAddress rowBefore(StoredEvent event) {
        RowImage before = event.body().before();
        return before == null ? null : address(event.table(), before);
    }

    /// The row an event changed.
    ///
    /// - **Errors**: `IllegalArgumentException` for an event that concerns no row.
    static RowAddress shownRow(StoredEvent event) {
        RowAddress row = row(event);
        if (row == null) {
            throw new IllegalArgumentException("E" + event.seq() + " concerns no row");
        }
        return row;
    }

    /// The row where it was and where it is, once when that is the same.
    static List<RowAddress> touchedRows(StoredEvent event) {
        return Stream.of(Optional.ofNullable(rowBefore(event)), Optional.ofNullable(row(event)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static @Nullable RowAddress formerRow(StoredEvent event, @Nullable RowAddress row) {
        RowAddress former = event.body().after() == null ? null : rowBefore(event);
        return Objects.equals(former, row) ? null : former;
    }

    /// The address of the row that an image shows.
    static RowAddress address(TableSchema table, RowImage image) {
        String schema = table.name().schema();
        String name = table.name().table();
        if (!table.hasKey()) {
            return RowAddress.ofHash(schema, name, RowKeys.of(table, image).hash());
        }
        List<String> key = new ArrayList<>();
        table.keyColumns().forEach(index -> key.add(image.get(index).text()));
        return new RowAddress(schema, name, key);
    }

    static ChangeKind kind(Operation operation) {
        return switch (operation) {
            case INSERT -> ChangeKind.INSERT;
            case UPDATE -> ChangeKind.UPDATE;
            case DELETE -> ChangeKind.DELETE;
            case SNAPSHOT -> ChangeKind.SNAPSHOT;
            case DDL -> ChangeKind.DDL;
            case TRUNCATE -> ChangeKind.TRUNCATE;
        };
    }

    static ActorView actor(Attribution attribution) {
        return new ActorView(attribution.actor(), words(attribution.grade()), words(attribution.source()));
    }

    SourceView source(StoredTransaction transaction, long offset) {
        TransactionHeader header = transaction.header();
        return new SourceView(
                sourceName(transaction.source()),
                header.gtid(),
                header.file(),
                offset,
                header.connectionId(),
                header.serverId());
    }

    /// Sources are few and never change their names.
    private String sourceName(SourceId source) {
        return sources.computeIfAbsent(
                source,
                id -> catalogue.sources().stream()
                        .filter(known -> known.id().equals(id))
                        .map(Catalogue.KnownSource::name)
                        .findFirst()
                        .orElse("?"));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant instantOrNull(@Nullable Long micros) {
        return micros == null ? null : instant(Objects.requireNonNull(micros));
    }

    /// A word for people from a code: `STATEMENT_COMMENT` → `statement comment`.
    static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
