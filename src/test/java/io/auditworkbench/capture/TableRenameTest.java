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
                "ALTER TABLE old RENAME COLUMN a TO b, RENAME TO new",
                "/* tool */ ALTER TABLE old RENAME new",
                "-- ticket 7\nALTER TABLE old RENAME new",
                "# ticket 7\nRENAME TABLE old /* here */ TO new",
                "/*!50100 RENAME TABLE old TO new */"
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
                "ALTER TABLE x COMMENT 'old to new'",
                "ALTER TABLE x ADD c int /* old to new */",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RENAME TABLE a TO b, old TO new",
                "-- ticket 7\nRENAME TABLE old TO new",
                "/* tool */ ALTER TABLE old RENAME new",
                "rename /* tool */ table `shop`.`old` to `shop`.`new`",
                "old to new",
                "ALTER TABLE old ADD COLUMN c int COMMENT 'x to new', RENAME new"
            })
    void theTableThatGotANameIsKnown(String ddl) {
        assertThat(TableRename.into(NEW, ddl)).containsExactly(OLD);
    }

    @Test
    void schemaOfAFormerNameIsNotGuessed() {
        assertThat(TableRename.into(NEW, "RENAME TABLE old TO shop.new")).containsExactly(new TableName("", "old"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE new MODIFY c int COMMENT 'old to new'",
                "ALTER TABLE new COMMENT 'moved from old to new today'",
                "ALTER TABLE new RENAME COLUMN old TO new",
                "RENAME TABLE new TO old",
                "DROP TABLE new"
            })
    void nothingCameWithOthers(String ddl) {
        assertThat(TableRename.into(NEW, ddl)).isEmpty();
    }

    @Test
    void nameThatIsTakenAwayAgainIsReadFromTheStatement() {
        TableName nameless = new TableName("shop", "");
        assertThat(TableRename.newName(nameless, "rename table old to new")).isEqualTo(NEW);
        assertThat(TableRename.newName(nameless, "drop database shop")).isEqualTo(nameless);
        assertThat(TableRename.newName(OLD, "rename table a to b")).isEqualTo(OLD);
    }
}
