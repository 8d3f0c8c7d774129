package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "drop table t, drop table t",
                "/* a */ drop/* b */table t, ~  drop table t~",
                "/*!40000 drop */ table t, ~  drop   table t~",
                "/*M! drop */ t, ~  drop   t~",
                "drop -- it, ~drop  ~",
                "drop # it, ~drop  ~",
                "a--b, a--b",
                "comment 'drop partition', comment ''",
                "comment 'it''s /* no */ comment' x, comment '' x",
                "comment 'a\\' b' x, comment '' x",
                "comment \"/* kept */ 'too'\" x, comment \"/* kept */ 'too'\" x",
                "`a -- ``b` /* c */ x, ~`a -- ``b`   x~",
                "x /* never closed, ~x  ~",
                "x 'never closed, x ''"
            })
    void commentsAreSpacesAndTextsAreEmpty(String statement, String bare) {
        assertThat(StatementText.bare(statement)).isEqualTo(bare);
    }

    @Test
    void lineCommentsEndWithTheirLine() {
        assertThat(StatementText.bare("-- one\nalter # two\ntable t --\n")).isEqualTo(" \nalter  \ntable t  \n");
    }

    @Test
    void textsOfAnyLengthAreRead() {
        String long1 = "x' ".repeat(1) + "'" + "a\\'".repeat(200_000) + "'";
        assertThat(StatementText.bare(long1)).startsWith("x''");
        assertThat(StatementText.bare("`" + "``".repeat(200_000) + "`")).hasSize(400_002);
        assertThat(StatementText.bare("/*" + "*".repeat(200_000))).isEqualTo(" ");
    }
}
