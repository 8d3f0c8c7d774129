package io.auditworkbench.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverviewViewModelTest {

    @Test
    void aTermJoinsAFilterThatIsThere() {
        assertThat(OverviewViewModel.narrowed("", "op:insert")).isEqualTo("op:insert");
        assertThat(OverviewViewModel.narrowed("table:a or table:b", "op:insert"))
                .isEqualTo("(table:a or table:b) op:insert");
    }

    @Test
    void aValueIsQuotedWhereTheFilterLanguageWantsIt() {
        assertThat(OverviewViewModel.term(Changed.By.TABLE, "shop.orders")).isEqualTo("table:shop.orders");
        assertThat(OverviewViewModel.term(Changed.By.ACTOR, "Anna \"A\" Keller"))
                .isEqualTo("actor:\"Anna \\\"A\\\" Keller\"");
        assertThat(OverviewViewModel.term(Changed.By.ACTOR, "?")).isEqualTo("actor:?");
    }
}
