package io.auditworkbench.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementLiteralsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "select 1¦select ?",
                "update t1 set a = 'x', b = \"y\" where id = 12¦update t1 set a = ?, b = ? where id = ?",
                "insert into `a'b` values (-1.5e-3, .5, 0xAF, 0b01)¦insert into `a'b` values (-?, ?, ?, ?)",
                "select x'4142', X'41', b'01', N'name', n'x'¦select ?, ?, ?, ?, ?",
                "select _utf8mb4'secret', _latin1 'x'¦select _utf8mb4?, _latin1 ?",
                "select 'it''s', \"say \"\"hi\"\"\"¦select ?, ?",
                "select 'a' 'b'¦select ? ?",
                "select 'no end¦select ?",
                "select `no end¦select ?",
                "select 1 -- secret¦select ? /* ? */",
                "select 1--2¦select ?--?",
                "select 1 # secret¦select ? /* ? */",
                "select /* 'secret */ 2¦select /* ? */ ?",
                "select /* no end¦select /* ? */",
                "select /*+ hint(t) */ a¦select /* ? */ a",
                "select /*!50001 'secret' */ a¦select /*!50001 ? */ a",
                "select /*M! 7 */ a¦select /*M! ? */ a",
                "select t.1a, 1secret from t¦select t.?, ? from t",
                "select a.b1, @x1 from t_2¦select a.b1, @x1 from t_2",
                "set @'my secret' = 1¦set @? = ?",
                "create function f() returns int language javascript as $$ 'x' $$¦create function f() returns int"
                        + " language javascript as ?",
                "select $q$ it's $q$, 'z'¦select ?, ?",
                "select date '2026-01-01', interval 3 day¦select date ?, interval ? day",
                "select 'é', 'ключ', '😀'¦select ?, ?, ?",
                "select 'a;b', 2; select 3¦select ?, ?; select ?",
            })
    void hiddenHasNamesAndNoValues(String statement, String hidden) {
        assertThat(StatementLiterals.hidden(statement)).isEqualTo(hidden);
    }

    @Test
    void hiddenKeepsNothingAfterTheFirstDoubtAboutABackslash() {
        // with NO_BACKSLASH_ESCAPES the string ends before the comma, and secret is a value beside it
        assertThat(StatementLiterals.hidden("insert into t values (1, 'a\\', 'secret')"))
                .isEqualTo("insert into t values (?, ?");
        // here both readings agree
        assertThat(StatementLiterals.hidden("insert into t values ('a\\nb', 2)"))
                .isEqualTo("insert into t values (?, ?)");
    }

    @Test
    void hidingTwiceChangesNothing() {
        String once = StatementLiterals.hidden("update t set a='x' /* who */ where b=0x1f and c like 'a\\'%'");

        assertThat(StatementLiterals.hidden(once)).isEqualTo(once);
    }

    /// Strings are written with either quote, doubled or escaped, among everything that could end them early.
    @Test
    void noValueIsLeftOfAnyStatementOfRandomPieces() {
        Random random = new Random(38);
        String[] pieces = {
            " ",
            ",",
            "(",
            ")",
            "`a'\"b`",
            " t1 ",
            "/* ' */",
            "-- \"\n",
            "# '\n",
            "= ",
            ";",
            "\n",
            "/*!40100 ",
            "*/",
            "@",
            "x"
        };
        IntStream.range(0, 20_000).forEach(round -> {
            StringBuilder statement = new StringBuilder("select ");
            for (int i = random.nextInt(12); i >= 0; i--) {
                statement.append(pieces[random.nextInt(pieces.length)]);
                statement.append(value(random));
            }
            assertThat(StatementLiterals.hidden(statement.toString()))
                    .as(statement.toString())
                    .doesNotContain("SECRET")
                    .doesNotContain("7777");
        });
    }

    private static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "'SECRET''" + "s'";
            case 1 -> "\"a 'SECRET' \"\"b\"\"\"";
            case 2 -> " 7777 ";
            case 3 -> "'SECRET\\'s'";
            case 4 -> "\"SECRET\\\\\"";
            case 5 -> " 7777.5e1 ";
            case 6 -> "'SECRET -- /* #'";
            default -> "\"SECRET `\"";
        };
    }
}
