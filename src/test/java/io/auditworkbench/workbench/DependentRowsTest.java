package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.ReferentialAction;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependentRowsTest {

    private static final TableSchema PARENT = ShopTables.CUSTOMERS;

    /// `REFERENCES parent` without columns, as MySQL 9 takes it behind a column.
    @Test
    void updateMayConcernAKeyThatDoesNotNameItsColumns() {
        // Given
        DependentRows rows = new DependentRows(List.of(PARENT, child(List.of())));

        // When
        rows.add(PARENT, update());

        // Then
        assertThat(rows.warnings()).singleElement().asString().startsWith("An UPDATE of the key of shop.customers");
    }

    @Test
    void updateOfOtherColumnsConcernsNoKeyThatNamesItsOwn() {
        // Given
        DependentRows rows = new DependentRows(List.of(PARENT, child(List.of("id"))));

        // When
        rows.add(PARENT, update());

        // Then
        assertThat(rows.warnings()).isEmpty();
    }

    private static EventBody update() {
        return new EventBody(
                Operation.UPDATE,
                1,
                0,
                ShopRows.customer(3, "Çelik", "250.00"),
                ShopRows.customer(3, "Çelik", "300.00"),
                null);
    }

    private static TableSchema child(List<String> parentColumns) {
        ForeignKey key = new ForeignKey(
                "k",
                List.of("customer_id"),
                PARENT.name(),
                parentColumns,
                ReferentialAction.RESTRICT,
                ReferentialAction.CASCADE);
        return new TableSchema(
                new TableName("shop", "cards"),
                ShopTables.ORDERS.columns(),
                ShopTables.ORDERS.keyColumns(),
                List.of(key));
    }
}
