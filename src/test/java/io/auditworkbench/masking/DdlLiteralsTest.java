package io.auditworkbench.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.DdlLiterals.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlLiteralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "a varchar(64) default 'SECRET' comment 'SECRET'¦a varchar(64) DEFAULT ? comment ?¦a varchar(64)  comment ''",
                "a int not null default '5', b int¦a int not null DEFAULT ?, b int¦a int not null , b int",
                "a int default -5 comment \"x\"¦a int DEFAULT ? comment ?¦a int  comment ''",
                "a enum('new','it''s') default 'new'¦a enum('new','it''s') DEFAULT ?¦a enum('new','it''s') ",
                "a set ('x','y')¦a set ('x','y')¦a set ('x','y')",
                "a char(9) default (concat('SECRET', ')'))¦a char(9) DEFAULT ?¦a char(9) ",
                "a timestamp default current_timestamp(6) on update current_timestamp(6)¦a timestamp default"
                        + " current_timestamp(6) on update current_timestamp(6)¦a timestamp default current_timestamp(6)"
                        + " on update current_timestamp(6)",
                "a text default null comment ''¦a text default null comment ?¦a text default null comment ''",
                "a bit(4) default b'0101'¦a bit(4) DEFAULT ?¦a bit(4) ",
                "a char(3) default _utf8mb4'SECRET'¦a char(3) DEFAULT ?¦a char(3) ",
                "a date default date '2026-01-01'¦a date DEFAULT ?¦a date ",
                "a char(3) default 'SEC' 'RET' not null¦a char(3) DEFAULT ? not null¦a char(3)  not null",
                ") engine=InnoDB default charset=utf8mb4 comment='SECRET'¦) engine=InnoDB default charset=utf8mb4"
                        + " comment=?¦) engine=InnoDB default charset=utf8mb4 comment=''",
                ") default character set 'utf8mb4' collate 'utf8mb4_bin'¦) default character set 'utf8mb4' collate"
                        + " 'utf8mb4_bin'¦) default character set 'utf8mb4' collate 'utf8mb4_bin'",
                "alter table t alter column a set default 'SECRET'¦alter table t alter column a SET DEFAULT ?¦alter table"
                        + " t alter column a DROP DEFAULT",
                "alter table t alter a set default 5, add b int¦alter table t alter a SET DEFAULT ?, add b int¦alter table t"
                        + " alter a DROP DEFAULT, add b int",
                "check (a in ('SECRET'))¦check (a in (?))¦check (a in (''))",
                "partition p values in ('SECRET')¦partition p values in (?)¦partition p values in ('')",
                "a int /* SECRET */ -- SECRET¦a int /* ? */ /* ? */¦a int    ",
            })
    void hiddenKeepsTheShapeAndNoValues(String ddl, String shown, String parsed) {
        assertThat(DdlLiterals.hidden(ddl, Purpose.TO_BE_SHOWN)).isEqualTo(shown);
        assertThat(DdlLiterals.hidden(ddl, Purpose.TO_BE_PARSED).stripTrailing())
                .isEqualTo(parsed.stripTrailing());
        assertThat(DdlLiterals.hidden(shown, Purpose.TO_BE_SHOWN)).isEqualTo(shown);
    }

    @Test
    void recordOfTheHistoryKeepsWhatRowsAreReadWith() {
        // Given
        String record = """
                {"source":{"server":"x"},"position":{"pos":4},"ts_ms":1,"databaseName":"s","ddl":"create table `t` \
                (a varchar(9) default 'SEC\\"RET' comment 'it\\u0027\\u0027s SECRET',\\n c enum('x','y'))","tableChanges":[{"type":"CREATE",\
                "id":"\\"s\\".\\"t\\"","table":{"columns":[{"name":"comment","typeName":"VARCHAR","comment":"SECRET \\"q\\"",\
                "hasDefaultValue":true,"defaultValueExpression":"SEC\\"RET","enumValues":["x"]}]},"comment":"SECRET"}]}""";

        // When
        String hidden = SchemaRecordText.hidden(record);

        // Then
        assertThat(hidden).isEqualTo("""
                {"source":{"server":"x"},"position":{"pos":4},"ts_ms":1,"databaseName":"s","ddl":"create table `t` \
                (a varchar(9)  comment '',\\u000a c enum('x','y'))","tableChanges":[{"type":"CREATE",\
                "id":"\\"s\\".\\"t\\"","table":{"columns":[{"name":"comment","typeName":"VARCHAR","comment":"",\
                "hasDefaultValue":false,"defaultValueExpression":null,"enumValues":["x"]}]},"comment":""}]}""");
        assertThat(SchemaRecordText.hidden(hidden)).isEqualTo(hidden);
    }
}
