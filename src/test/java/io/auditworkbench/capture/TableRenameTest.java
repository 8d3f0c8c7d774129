package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRenameTest {

    private static final TableName OLD = new TableName("shop", "old");
    private static final TableName NEW = new TableName("shop", "new");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "old to new",
                "`shop`.`old` TO `new`",
                "RENAME TABLE a TO b, old TO new",
                "ALTER TABLE old RENAME new",
                "alter table `shop`.`old` add column c int, rename as `shop` . `new`",
                "ALTER TABLE old RENAME COLUMN a TO b, RENAME TO new"
            })
    void statementsThatRenameATableAreKnown(String ddl) {
        assertThat(TableRename.isFrom(OLD, NEW, ddl)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new to old",
                "other.old to new",
                "ALTER TABLE new RENAME COLUMN old TO new",
                "ALTER TABLE new RENAME INDEX old TO new",
                "ALTER TABLE old ADD COLUMN new int",
                "older to new",
                "very old too new",
                "DROP TABLE old"
            })
    void othersAreNot(String ddl) {
        assertThat(TableRename.isFrom(OLD, NEW, ddl)).isFalse();
    }

    @Test
    void namesWithBackticksAreRead() {
        assertThat(TableRename.isFrom(new TableName("shop", "a `b"), NEW, "`a ``b` to `new`"))
                .isTrue();
    }
}
