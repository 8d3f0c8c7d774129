package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Conclusion;
import io.auditworkbench.infer.KnownHistories;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.ObservedTransaction;
import io.auditworkbench.infer.RuleEngine;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The built-in rules on a schema that is not the shop's: other tables, other columns, other words.
class RentalMappingTest {

    private static final TableSchema RENTAL = table("rental", 1, "rental_id", "member_id", "state", "amount_due*");
    private static final TableSchema ITEM =
            table("rental_item", 2, "rental_id", "item_no", "film_id", "discs*", "rate*");
    private static final TableSchema PAYMENT =
            table("payment", 1, "payment_id", "rental_id", "amount*", "settled", "means");
    private static final TableSchema INVENTORY = table("inventory", 2, "film_id", "store_id", "copies*");
    private static final TableSchema LOG =
            table("inventory_log", 1, "log_id", "film_id", "store_id", "delta*", "why", "rental_id");
    private static final TableSchema DUTY = table("duty", 1, "duty_code", "description", "sensitive");
    private static final TableSchema STAFF_DUTY = table("staff_duty", 2, "staff_id", "duty_code", "assigned_by");

    private final Vocabulary words = BuiltIn.vocabulary();
    private final Mapping mapping = BuiltIn.mappings().stream()
            .map(new MappingReader(words)::read)
            .map(ReadMapping.Accepted.class::cast)
            .filter(read -> read.name().equals("rental"))
            .findFirst()
            .orElseThrow()
            .mapping();
    private final RuleEngine engine = new RuleEngine(
            new RulePackReader(words)
                    .read(BuiltIn.rules()).stream()
                            .map(read -> new CompiledRule(((ReadRule.Accepted) read).rule(), words))
                            .toList(),
            words);
    private final KnownHistories changes = new KnownHistories(engine);
    private final List<ObservedChange> open = new ArrayList<>();
    private long transactions;

    @Test
    void aRentalThatIsCheckedOutAndPaidIsASale() {
        // Given
        change(RENTAL, null, "1", "7", "OPEN", "6.00");
        change(ITEM, null, "1", "1", "40", "2", "3.00");
        commit();

        // When
        change(RENTAL, "1,7,OPEN,6.00", "1", "7", "CHECKED_OUT", "6.00");
        change(PAYMENT, null, "5", "1", "6.00", "Y", "cash");
        change(INVENTORY, "40,1,9", "40", "1", "7");
        change(LOG, null, "3", "40", "1", "-2", "RENTED", "1");
        List<BusinessEvent> events = commit();

        // Then
        assertThat(events).extracting(BusinessEvent::type).containsExactly("sale-completed", "payment-received");
        BusinessEvent sale = events.getFirst();
        assertThat(sale.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(sale.objects())
                .containsExactly(
                        new ObjectLink("order", "1", "sold"),
                        new ObjectLink("customer", "7", "buyer"),
                        new ObjectLink("product", "40", "item"));
        assertThat(sale.attributes()).extracting(EventAttribute::text).containsExactly("6.00", "2", "6.00");
    }

    @Test
    void copiesThatNobodyRentedAreAnAdjustment() {
        change(INVENTORY, "40,1,9", "40", "1", "8");
        change(LOG, null, "3", "40", "1", "-1", "COUNTED", null);

        assertThat(commit()).extracting(BusinessEvent::type).containsExactly("inventory-adjusted");
    }

    @Test
    void aSensitiveDutyIsAnEscalation() {
        change(DUTY, null, "SAFE", "keys of the safe", "Y");
        change(DUTY, null, "DESK", "desk", "N");
        change(STAFF_DUTY, null, "8", "SAFE", "root");
        change(STAFF_DUTY, null, "8", "DESK", "root");

        assertThat(commit()).extracting(BusinessEvent::type).containsExactly("role-escalated", "role-granted");
    }

    private void change(TableSchema table, @Nullable String before, @Nullable String... after) {
        long seq = changes.size() + open.size() + 1L;
        RowImage former = before == null ? null : image(table, before.split(","));
        open.add(new ObservedChange(
                new ObservedTransaction(
                        transactions + 1,
                        TransactionKind.STREAM,
                        1,
                        1_772_445_600_000_000L + transactions * 60_000_000,
                        "",
                        0,
                        null,
                        Attribution.UNKNOWN,
                        seq,
                        1),
                seq,
                former == null ? Operation.INSERT : Operation.UPDATE,
                table,
                former,
                image(table, after),
                new RowKey(
                        Objects.hash(table.name(), after[0], table.keyColumns().size() == 2 ? after[1] : "")),
                mapping.of(table).orElseThrow()));
    }

    private List<BusinessEvent> commit() {
        open.forEach(changes::add);
        transactions++;
        ChangeSlice slice =
                new ChangeSlice(open.getFirst().transaction(), List.copyOf(open), ChangeSlice.Place.WHOLE, null);
        open.clear();
        return engine.infer(slice, List.of(), changes, (_, _) -> Optional.empty(), Long.MAX_VALUE).stream()
                .map(Conclusion.Drawn.class::cast)
                .map(Conclusion.Drawn::event)
                .toList();
    }

    private static RowImage image(TableSchema table, @Nullable String... row) {
        List<ColumnValue> values = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            boolean isNumber = table.columns().get(i).type() == ColumnType.DECIMAL;
            String value = row[i];
            if (value == null) {
                values.add(ColumnValue.Null.NULL);
            } else {
                values.add(isNumber ? new ColumnValue.Decimal(value) : ColumnValue.Text.of(value));
            }
        }
        return new RowImage(values);
    }

    private static TableSchema table(String name, int keyColumns, String... columns) {
        List<ColumnDefinition> definitions = Arrays.stream(columns)
                .map(column -> column.endsWith("*")
                        ? column(column.substring(0, column.length() - 1), ColumnType.DECIMAL)
                        : column(column, ColumnType.TEXT))
                .toList();
        return new TableSchema(
                new TableName("filmclub", name), definitions, keyColumns == 1 ? List.of(0) : List.of(0, 1));
    }

    private static ColumnDefinition column(String name, ColumnType type) {
        String charset = type == ColumnType.TEXT ? "utf8mb4" : null;
        return new ColumnDefinition(name, type, "", false, 0, 0, charset, true, false, List.of());
    }
}
