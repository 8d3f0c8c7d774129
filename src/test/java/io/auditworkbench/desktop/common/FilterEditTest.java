package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterEditTest {

    @Test
    void aTermIsAddedBehindWhatWasTyped() {
        assertThat(FilterEdit.and("", "op:update")).isEqualTo("op:update");
        assertThat(FilterEdit.and("since:2h  who:alice", "op:update")).isEqualTo("since:2h  who:alice op:update");
    }

    @Test
    void aTermThatIsThereIsNotRepeatedHoweverItIsSpelt() {
        assertThat(FilterEdit.and("t:orders op:u", "op:update")).isEqualTo("t:orders op:u");
    }

    @Test
    void includingWhatWasExcludedTakesTheExclusionAway() {
        assertThat(FilterEdit.and("table:orders -op:update", "op:update")).isEqualTo("table:orders op:update");
        assertThat(FilterEdit.andNot("op:update", "op:update")).isEqualTo("-op:update");
    }

    @Test
    void alternativesComeIntoBracketsBeforeATermIsAdded() {
        assertThat(FilterEdit.and("table:a or table:b", "op:update")).isEqualTo("(table:a or table:b) op:update");
    }

    @Test
    void whatIsSaidToTheWholeFilterStaysAtItsEnd() {
        assertThat(FilterEdit.and("op:update limit:3", "table:a")).isEqualTo("op:update table:a limit:3");
        assertThat(FilterEdit.and("limit:3", "table:a")).isEqualTo("table:a limit:3");
        assertThat(FilterEdit.or("op:update limit:3", "table:a")).isEqualTo("op:update or table:a limit:3");
    }

    @Test
    void oneTermIsTakenOut() {
        assertThat(FilterEdit.without("table:a op:update", "op:u")).isEqualTo("table:a");
        assertThat(FilterEdit.without("op:update", "op:update")).isEmpty();
        assertThat(FilterEdit.without("table:a or op:update", "op:update")).isEqualTo("table:a or op:update");
        assertThat(FilterEdit.has("table:a op:update", "op:u")).isTrue();
        assertThat(FilterEdit.has("table:a", "op:u")).isFalse();
    }

    @Test
    void aFilterComesApartIntoItsTerms() {
        assertThat(FilterEdit.terms("table:a (op:i or op:d) -\"x y\""))
                .containsExactly("table:a", "op:insert or op:delete", "-\"x y\"");
        assertThat(FilterEdit.terms("")).isEmpty();
        assertThat(FilterEdit.terms("(")).isEmpty();
    }

    @Test
    void aTextThatCannotBeReadOnlyGrows() {
        assertThat(FilterEdit.and("table:(", "op:update")).isEqualTo("table:( op:update");
    }
}
