package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowlessStatementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop table t|DROP TABLE",
                "/* tool */ DROP TABLES a, b|DROP TABLE",
                "# ticket 7~drop schema shop|DROP DATABASE",
                "/*!40000 DROP DATABASE IF EXISTS shop*/|DROP DATABASE",
                "-- ticket 7~truncate t|TRUNCATE",
                "alter table t drop partition p|ALTER TABLE … PARTITION",
                "-- ticket 7~alter /* here */ table t truncate partition p|ALTER TABLE … PARTITION",
                "alter table t exchange /* both ways */ partition p with table o|ALTER TABLE … PARTITION",
                "alter table t import partition p tablespace|ALTER TABLE … TABLESPACE"
            })
    void statementsThatRemoveRowsAreKnown(String ddl, String words) {
        assertThat(RowlessStatement.words(ddl.replace('~', '\n'))).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table t comment 'drop partition p'",
                "alter table t add c int /* drop partition p */",
                "alter table t add partition (partition q values less than (9))",
                "drop index i on t",
                "drop event e",
                "create event e do drop table t",
                "create table t(a int comment 'truncate')",
                "-- drop table t"
            })
    void othersAreNot(String ddl) {
        assertThat(RowlessStatement.words(ddl)).isNull();
    }
}
