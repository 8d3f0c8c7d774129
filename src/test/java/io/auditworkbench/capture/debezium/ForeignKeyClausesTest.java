package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.ForeignKey;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the statements of a log leave of a table's foreign keys.
class ForeignKeyClausesTest {

    private final AuditDdlParser parser = new AuditDdlParser(Tables.TableFilter.includeAll(), null);
    private final Tables tables = new Tables();

    private void run(String... statements) {
        for (String statement : statements) {
            parser.setCurrentSchema("shop");
            parser.parse(statement, tables);
        }
    }

    private List<String> keys(String table) {
        List<ForeignKey> keys = ForeignKeyMark.of(tables.forTable(new TableId("shop", null, table)));
        return keys == null
                ? List.of("unknown")
                : keys.stream().map(ForeignKeyClausesTest::text).toList();
    }

    private static String text(ForeignKey key) {
        return key.name() + key.columns() + " → " + key.parent() + key.parentColumns() + " "
                + key.onDelete().sql() + ", " + key.onUpdate().sql();
    }

    @Test
    void clausesOfCreateTableAreKept() {
        run("""
                create table c(id int, a int, `b ``x` int, key(a), primary key(id),
                  constraint `it's` foreign key (a, `b ``x`) references `other db`.p (x, `y.z`) on update cascade on delete set null,
                  foreign key ignored (a) references p(id) on delete no action,
                  constraint foreign key (a) references p(id) on delete cascade)""");
        assertThat(keys("c"))
                .containsExactly(
                        "it's[a, b `x] → other db.p[x, y.z] SET NULL, CASCADE",
                        "c_ibfk_1[a] → shop.p[id] RESTRICT, RESTRICT",
                        "c_ibfk_2[a] → shop.p[id] CASCADE, RESTRICT");
    }

    @Test
    void parentWithoutSchemaIsInTheSchemaOfTheChild() {
        run("create table away.c(id int, foreign key (id) references p(id))");
        assertThat(ForeignKeyMark.of(tables.forTable(new TableId("away", null, "c"))))
                .extracting(key -> key.parent().toString())
                .containsExactly("away.p");
    }

    @Test
    void referencesBehindAColumnAreAKeyOnlyToNewServers() {
        run(
                "create table newer(id int, p int references p(id) on delete cascade)",
                "alter table newer add q int references p(id)");
        assertThat(keys("newer"))
                .containsExactly(
                        "newer_ibfk_1[p] → shop.p[id] CASCADE, RESTRICT",
                        "newer_ibfk_2[q] → shop.p[id] RESTRICT, RESTRICT");
        parser.read(InlineReferences.FORGOTTEN);
        run("create table older(id int, p int references p(id) on delete cascade)");
        assertThat(keys("older")).isEmpty();
    }

    @Test
    void alterTableAddsAndDrops() {
        run(
                "create table c(id int, a int, b int, foreign key (a) references p(id), constraint named foreign key (b) references p(id))",
                "alter table c add constraint foreign key (b) references p(id), drop foreign key c_ibfk_1, add column d int",
                "alter table c drop constraint NAMED, drop column d");
        assertThat(keys("c")).containsExactly("c_ibfk_2[b] → shop.p[id] RESTRICT, RESTRICT");
    }

    @Test
    void keysOfWhichOneIsDroppedThatWasNotSeenAreUnknown() {
        run("create table c(id int, foreign key (id) references p(id))", "alter table c drop foreign key other");
        assertThat(keys("c")).containsExactly("unknown");
        run("alter table c add foreign key (id) references q(id)");
        assertThat(keys("c")).containsExactly("unknown");
    }

    @Test
    void copiesIndexesAndRepeatsChangeNothing() {
        run(
                "create table c(id int not null, a int, foreign key (a) references p(id))",
                "create unique index u on c(id)",
                "create table if not exists c(id int, foreign key (id) references q(id) on delete cascade)",
                "create table if not exists c like d",
                "create table copy like c",
                "create table d(x int)",
                "create table if not exists c like d");
        assertThat(keys("c")).containsExactly("c_ibfk_1[a] → shop.p[id] RESTRICT, RESTRICT");
        assertThat(tables.forTable(new TableId("shop", null, "c")).retrieveColumnNames())
                .containsExactly("id", "a");
        assertThat(keys("copy")).isEmpty();
    }

    @Test
    void renamedTablesAndColumnsAreFollowed() {
        run(
                "create table p(id int primary key, up int, foreign key (up) references p(id))",
                "create table c(a int, foreign key (a) references P(ID))",
                "rename table p to q, c to d",
                "alter table q change id number int, rename to r, rename column up to above");
        assertThat(keys("r")).containsExactly("r_ibfk_1[above] → shop.r[number] RESTRICT, RESTRICT");
        assertThat(keys("d")).containsExactly("d_ibfk_1[a] → shop.r[number] RESTRICT, RESTRICT");
    }
}
