package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterParser;
import org.junit.jupiter.api.Test;

class FilterTermsTest {

    @Test
    void namesAreQuotedWhereTheLanguageNeedsIt() {
        assertThat(FilterTerms.table("shop", "orders")).isEqualTo("table:shop.orders");
        assertThat(FilterTerms.actor("alice")).isEqualTo("actor:alice");
        assertThat(FilterTerms.actor("?")).isEqualTo("actor:?");
        assertThat(FilterTerms.text(Field.ACTOR, "Bob \"the\" builder")).isEqualTo("actor:\"Bob \\\"the\\\" builder\"");
        assertThat(FilterTerms.columnName("orders", "a key")).isEqualTo("orders.`a key`");
        assertThat(FilterTerms.columnName("orders", "status")).isEqualTo("orders.status");
    }

    @Test
    void everyTermCanBeReadAgain() {
        for (String foreign :
                new String[] {"a b", "*", "null", "?", "1..2", "x\ny", "-x", "\"", "'", "a,b", "(", "\\"}) {
            assertThat(FilterParser.parse(FilterTerms.text(Field.ACTOR, foreign))
                            .expression())
                    .as(foreign)
                    .isPresent();
        }
    }
}
