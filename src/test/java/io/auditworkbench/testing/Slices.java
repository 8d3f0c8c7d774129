package io.auditworkbench.testing;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.MappedTable;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.ObservedTransaction;
import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.normalise.RowKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A small database whose tables are named and mapped as the vocabulary names things, and the slices of its changes.
///
/// - **Shape**: rows as `field=value`, a field that is not given is `NULL`; a row's name is `entity/key`. The changes
///   of a transaction are gathered until [#commit(String)].
public final class Slices {

    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("customer", List.of("id", "name", "email", "credit_limit", "status", "note")),
            Map.entry("product", List.of("id", "name", "price", "status", "note")),
            Map.entry("stock", List.of("product", "location", "quantity")),
            Map.entry("stock_movement", List.of("id", "product", "location", "quantity", "reason")),
            Map.entry("purchase_order", List.of("id", "supplier", "status", "total", "created_by", "approved_by")),
            Map.entry("order", List.of("id", "number", "customer", "status", "total", "created_by", "updated_by")),
            Map.entry("order_line", List.of("order", "line", "product", "quantity", "unit_price")),
            Map.entry("payment", List.of("id", "order", "amount", "status", "method")),
            Map.entry("refund", List.of("id", "order", "amount", "status", "requested_by", "approved_by", "reason")),
            Map.entry("invoice", List.of("id", "number", "order", "amount")),
            Map.entry("user", List.of("id", "login", "name", "status")),
            Map.entry("role", List.of("id", "name", "is_privileged")),
            Map.entry("role_grant", List.of("user", "role", "granted_by")));
    private static final Set<String> TWO_KEYS = Set.of("stock", "order_line", "role_grant");

    private final Set<String> unmapped = new HashSet<>(Set.of("customer.note", "product.note"));
    private final Map<String, TableSchema> tables = new HashMap<>();
    private final Map<String, RowImage> rows = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private Instant now = Instant.parse("2026-10-05T10:00:00Z");
    private AttributionSource source = AttributionSource.STATEMENT_COMMENT;
    private long seq = 1;
    private long number = 1;
    private int pieces = 1;

    private record Draft(
            Operation operation,
            String entity,
            @Nullable RowImage before,
            @Nullable RowImage after) {}

    public Slices() {
        FIELDS.forEach((entity, fields) -> tables.put(
                entity,
                new TableSchema(
                        new TableName("shop", entity),
                        fields.stream().map(Slices::column).toList(),
                        TWO_KEYS.contains(entity) ? List.of(0, 1) : List.of(0))));
    }

    private static ColumnDefinition column(String name) {
        return new ColumnDefinition(name, ColumnType.TEXT, "text", false, 0, 0, "utf8mb4", true, false, List.of());
    }

    /// No mapping knows the table, or the field of it: `refund`, `refund.amount`.
    public Slices without(String... names) {
        unmapped.addAll(Arrays.asList(names));
        return this;
    }

    /// How the tables are mapped.
    public Mapping mapping() {
        List<TableMapping> mapped = new ArrayList<>();
        FIELDS.forEach((entity, fields) -> {
            Map<String, TableMapping.FieldColumn> columns = new HashMap<>();
            for (String field : fields) {
                if (!unmapped.contains(entity + "." + field)) {
                    columns.put(field, new TableMapping.FieldColumn(field, Map.of()));
                }
            }
            if (!unmapped.contains(entity)) {
                mapped.add(new TableMapping(entity, tables.get(entity).name(), columns));
            }
        });
        return new Mapping(mapped, "test");
    }

    /// The time of the next commit, `2026-10-05T10:00:00Z`.
    public Slices at(String time) {
        now = Instant.parse(time);
        return this;
    }

    public Slices later(Duration by) {
        now = now.plus(by);
        return this;
    }

    /// From now on actors are the accounts of sessions, or people again.
    public Slices actorsAre(AttributionSource known) {
        source = known;
        return this;
    }

    /// From now on a transaction comes in so many pieces.
    public Slices inPieces(int count) {
        pieces = count;
        return this;
    }

    public Slices insert(String entity, String... values) {
        return write(Operation.INSERT, entity, values);
    }

    private Slices write(Operation operation, String entity, String... values) {
        RowImage image = image(entity, nulls(entity), values);
        rows.put(name(entity, image), image);
        drafts.add(new Draft(operation, entity, null, image));
        return this;
    }

    /// A row that was there when capture began.
    public Slices snapshot(String entity, String... values) {
        return write(Operation.SNAPSHOT, entity, values);
    }

    public Slices update(String row, String... values) {
        String entity = row.substring(0, row.indexOf('/'));
        RowImage before = Objects.requireNonNull(rows.get(row), row);
        RowImage after = image(entity, before, values);
        rows.put(name(entity, after), after);
        drafts.add(new Draft(Operation.UPDATE, entity, before, after));
        return this;
    }

    public Slices delete(String row) {
        RowImage before = Objects.requireNonNull(rows.remove(row), row);
        drafts.add(new Draft(Operation.DELETE, row.substring(0, row.indexOf('/')), before, null));
        return this;
    }

    /// A schema change, or a TRUNCATE.
    public Slices schema(Operation operation, String entity) {
        drafts.add(new Draft(operation, entity, null, null));
        return this;
    }

    private RowImage nulls(String entity) {
        return new RowImage(
                java.util.Collections.nCopies(FIELDS.get(entity).size(), (ColumnValue) ColumnValue.Null.NULL));
    }

    private static RowImage image(String entity, RowImage from, String... values) {
        List<ColumnValue> image = new ArrayList<>(from.values());
        for (String value : values) {
            int equals = value.indexOf('=');
            int column = FIELDS.get(entity).indexOf(value.substring(0, equals));
            image.set(column, value(value.substring(equals + 1)));
        }
        return new RowImage(image);
    }

    private static ColumnValue value(String text) {
        if (text.equals("NULL")) {
            return ColumnValue.Null.NULL;
        }
        if (text.matches("-?[0-9]{1,18}")) {
            return new ColumnValue.Whole(Long.parseLong(text));
        }
        return text.matches("-?[0-9]+\\.[0-9]+") ? new ColumnValue.Decimal(text) : ColumnValue.Text.of(text);
    }

    private static String name(String entity, RowImage image) {
        String name = entity + "/" + image.get(0).text();
        return TWO_KEYS.contains(entity) ? name + "," + image.get(1).text() : name;
    }

    /// The number that the next change will have.
    public long nextSeq() {
        return seq;
    }

    /// The transaction in its pieces, by this actor; `?` for nobody known.
    public List<ChangeSlice> commit(String actor) {
        ObservedTransaction transaction = transaction(actor, kind(), drafts.size());
        Mapping mapping = mapping();
        List<ObservedChange> changes = new ArrayList<>();
        for (Draft draft : drafts) {
            TableSchema table = tables.get(draft.entity());
            RowImage image = draft.after() == null ? draft.before() : draft.after();
            changes.add(new ObservedChange(
                    transaction,
                    seq++,
                    draft.operation(),
                    table,
                    draft.before(),
                    draft.after(),
                    image == null ? RowKey.NONE : RowKeys.of(table, image),
                    mapping.of(table.name())
                            .map(known -> MappedTable.of(known, table))
                            .orElse(null)));
        }
        drafts.clear();
        return pieces(transaction, changes);
    }

    private List<ChangeSlice> pieces(ObservedTransaction transaction, List<ObservedChange> changes) {
        if (pieces == 1) {
            return List.of(new ChangeSlice(transaction, changes, ChangeSlice.Place.WHOLE, null));
        }
        List<ChangeSlice> slices = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            List<ObservedChange> some = changes.subList(changes.size() * i / pieces, changes.size() * (i + 1) / pieces);
            ChangeSlice.Place place = i == 0
                    ? ChangeSlice.Place.FIRST
                    : i == pieces - 1 ? ChangeSlice.Place.LAST : ChangeSlice.Place.MIDDLE;
            slices.add(new ChangeSlice(transaction, some, place, null));
        }
        return slices;
    }

    private TransactionKind kind() {
        Operation first =
                drafts.isEmpty() ? Operation.INSERT : drafts.getFirst().operation();
        return switch (first) {
            case SNAPSHOT -> TransactionKind.SNAPSHOT;
            case DDL, TRUNCATE -> TransactionKind.DDL;
            case INSERT, UPDATE, DELETE -> TransactionKind.STREAM;
        };
    }

    private ObservedTransaction transaction(String actor, TransactionKind kind, long events) {
        Attribution attribution =
                actor.equals("?") ? Attribution.UNKNOWN : new Attribution(actor, AttributionGrade.CORROBORATED, source);
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        return new ObservedTransaction(number++, kind, 1, micros, "binlog.000001", 4, 7L, attribution, seq, events);
    }

    /// A gap as a slice.
    public ChangeSlice gap(CoverageGap gap) {
        return new ChangeSlice(transaction("?", TransactionKind.GAP, 0), List.of(), ChangeSlice.Place.WHOLE, gap);
    }
}
