package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.workbench.Reversal.Guarding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReversalTest {

    @Test
    void updateIsTakenBackByKeyAndGuardedByWhatItLeft() {
        assertThat(of(
                        Operation.UPDATE,
                        ShopTables.ORDERS,
                        ShopRows.order(1042, 1, "paid", "90.00"),
                        ShopRows.order(1042, 1, "paid", "9.00")))
                .isEqualTo(new Reversal.Statement(
                        "UPDATE `shop`.`orders` SET `total` = 90.00 WHERE `id` = 1042 AND `total` <=> 9.00;"));
    }

    @Test
    void updateOfTheKeyIsFoundAtItsNewKey() {
        assertThat(of(
                        Operation.UPDATE,
                        ShopTables.CUSTOMERS,
                        ShopRows.customer(3, "Çelik", "250.00"),
                        ShopRows.customer(33, "Çelik", "250.00")))
                .isEqualTo(new Reversal.Statement("UPDATE `shop`.`customers` SET `id` = 3 WHERE `id` = 33;"));
    }

    @Test
    void insertIsDeletedOnlyWhileNothingChangedInIt() {
        assertThat(of(Operation.INSERT, ShopTables.ORDERS, null, ShopRows.order(1, 2, "new", "3.00")))
                .isEqualTo(new Reversal.Statement("DELETE FROM `shop`.`orders` WHERE `id` = 1 AND `customer_id` <=> 2"
                        + " AND CAST(`status` AS BINARY) <=> 'new' AND `total` <=> 3.00;"));
    }

    @Test
    void insertIsDeletedByKeyAloneWhenNothingGuards() {
        assertThat(Reversal.of(
                        ShopTables.ORDERS,
                        body(Operation.INSERT, null, ShopRows.order(1, 2, "new", "3.00")),
                        Guarding.KEY_ONLY))
                .isEqualTo(new Reversal.Statement("DELETE FROM `shop`.`orders` WHERE `id` = 1;"));
    }

    @Test
    void deleteIsInsertedAgainWithEveryColumnNamed() {
        assertThat(of(Operation.DELETE, ShopTables.ORDERS_WITH_NOTE, ShopRows.noted(1, 2, "new", "3.00", null), null))
                .isEqualTo(new Reversal.Statement(
                        "INSERT INTO `shop`.`orders` (`id`, `customer_id`, `status`, `total`, `note`)"
                                + " VALUES (1, 2, 'new', 3.00, NULL);"));
    }

    @Test
    void deleteLeavesGeneratedColumnsToTheServer() {
        assertThat(of(Operation.DELETE, ShopTables.KINDS, ShopRows.kinds(7, "x", 0), null)
                        .toString())
                .doesNotContain("doubled");
    }

    @Test
    void rowsWithoutKeyAreFoundByAllTheirValuesOneAtATime() {
        assertThat(of(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged("login", 1)))
                .isEqualTo(new Reversal.Statement("DELETE FROM `shop`.`log` WHERE CAST(`what` AS BINARY) <=> 'login'"
                        + " AND `level` <=> 1 LIMIT 1;"));
    }

    @Test
    void namesOfAnyKindAreQuoted() {
        assertThat(of(Operation.INSERT, ShopTables.ODD, null, ShopRows.odd("k", "o")))
                .isEqualTo(new Reversal.Statement("DELETE FROM `shop`.`odd ``name``/😀` WHERE `a key` = 'k'"
                        + " AND CAST(`op` AS BINARY) <=> 'o';"));
    }

    @Test
    void changeIsRefusedWhenTheValueBeforeIsNotKnown() {
        List<ColumnValue> values =
                new ArrayList<>(ShopRows.order(1, 2, "new", "3.00").values());
        values.set(3, ColumnValue.Absent.ABSENT);
        assertThat(of(Operation.UPDATE, ShopTables.ORDERS, new RowImage(values), ShopRows.order(1, 2, "new", "4.00")))
                .isEqualTo(new Reversal.Impossible(
                        "the value of `total` before the change is not known: the server logged the"
                                + " row without it"));
    }

    @Test
    void truncateAndDdlAreRefused() {
        assertThat(of(Operation.TRUNCATE, ShopTables.CARTS, null, null)).isInstanceOf(Reversal.Impossible.class);
        assertThat(Reversal.of(
                        ShopTables.CARTS,
                        new EventBody(Operation.DDL, 4, 0, null, null, "DROP TABLE carts"),
                        Guarding.CURRENT_VALUES))
                .isInstanceOf(Reversal.Impossible.class);
    }

    @Test
    void snapshotRowsNeedNoUndo() {
        assertThat(of(Operation.SNAPSHOT, ShopTables.ORDERS, null, ShopRows.order(1, 2, "new", "3.00")))
                .isEqualTo(new Reversal.Nothing());
    }

    private static Reversal of(
            Operation operation, TableSchema table, @Nullable RowImage before, @Nullable RowImage after) {
        return Reversal.of(table, body(operation, before, after), Guarding.CURRENT_VALUES);
    }

    private static EventBody body(Operation operation, @Nullable RowImage before, @Nullable RowImage after) {
        return new EventBody(operation, 4, 0, before, after, null);
    }
}
