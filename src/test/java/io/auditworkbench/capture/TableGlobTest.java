package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableGlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        shop.orders        | shop      | orders   | true
        shop.orders        | shop      | orders2  | false
        shop.orders        | SHOP      | orders   | false
        shop.*             | shop      | a.b      | true
        shop.*             | shop2     | orders   | false
        *.audit_log        | crm       | audit_log | true
        shop.order_?       | shop      | order_1  | true
        shop.order_?       | shop      | order_12 | false
        shop.order_?       | shop      | orderX1  | false
        shop.?             | shop      | 🙂       | true
        `my.shop`.`a,b*`   | my.shop   | a,b*     | true
        `my.shop`.`a,b*`   | my.shop   | a,b2     | false
        `a``b`.t           | a`b       | t        | true
        sh+p.t(1)          | sh+p      | t(1)     | true
        shop.a-b#c d       | shop      | a-b#c d  | true
        """)
    void matchesComparesSchemaAndTable(String glob, String schema, String table, boolean expected) {
        assertThat(TableGlob.parse(glob).matches(schema, table)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        orders       | '"orders" names no schema.' | Write SCHEMA.TABLE: orders.* for every table of that schema, or *.orders for that table in every schema.
        a.b.c        | '"a.b.c" is not SCHEMA.TABLE.' | Write shop.orders, shop.* or, for a name with a dot in it, `my.shop`.orders.
        shop.        | '"shop." is not SCHEMA.TABLE.' | Write shop.orders, shop.* or, for a name with a dot in it, `my.shop`.orders.
        `shop.orders | '"`shop.orders" opens a backtick and does not close it.' | Write `my.shop`.orders.
        """)
    void parseSaysWhatIsWrong(String glob, String quotedHappened, String nextStep) {
        String happened = quotedHappened.substring(1, quotedHappened.length() - 1);

        assertThatThrownBy(() -> TableGlob.parse(glob)).isInstanceOfSatisfying(WorkbenchException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE);
            assertThat(refused.happened()).isEqualTo(happened);
            assertThat(refused.nextStep()).isEqualTo(nextStep);
        });
    }

    @Test
    void parseListSplitsAtCommasOutsideBackticks() {
        assertThat(TableGlob.parseList("shop.*, `a,b`.c ,"))
                .containsExactly(new TableGlob("shop", "*"), new TableGlob("a,b", "c"));
        assertThat(TableGlob.parseList(" ")).isEmpty();
    }

    @Test
    void wholeSchemaTakesWildcardsInItsNameLiterally() {
        TableGlob glob = TableGlob.wholeSchema("a*b");

        assertThat(glob.matches("a*b", "t")).isTrue();
        assertThat(glob.matches("aXb", "t")).isFalse();
    }

    @Test
    void regexAndTextMeanTheSameAsTheGlobForAnyName() {
        long seed = 41;
        Random random = new Random(seed);
        String alphabet = "ab.*?`\\,-#$ é";
        for (int run = 0; run < 5_000; run++) {
            String schema = name(random, alphabet);
            String table = name(random, alphabet);
            String text = "`" + schema.replace("`", "``") + "`.`" + table.replace("`", "``") + "`";
            TableGlob glob = TableGlob.parse(text);
            assertThat(glob.matches(schema, table))
                    .as("seed %d run %d: %s", seed, run, text)
                    .isTrue();
            assertThat(Pattern.matches(glob.regex(), schema + "." + table))
                    .as(text)
                    .isTrue();
            assertThat(TableGlob.parse(glob.toString())).as(text).isEqualTo(glob);
            assertThat(glob.regex()).as("no bare comma, for lists").doesNotContain(",");
        }
    }

    private static String name(Random random, String alphabet) {
        StringBuilder name = new StringBuilder("x");
        for (int i = random.nextInt(5); i > 0; i--) {
            name.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return name.toString();
    }
}
