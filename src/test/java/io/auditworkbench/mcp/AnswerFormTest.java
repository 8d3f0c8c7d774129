package io.auditworkbench.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.text.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerFormTest {

    private static ToolAnswer answer(int rows, int small, int large) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            list.add(Trees.map("id", "E" + row, "kept", "k".repeat(small), "spare", "s".repeat(large)));
        }
        return new ToolAnswer("Rows.").list("rows", list, List.of("spare"), kept -> Optional.of("E" + (kept - 1)));
    }

    @Test
    void whatFitsStaysAsItIs() {
        AnswerForm.Fitted fitted = AnswerForm.fit(answer(10, 100, 100));

        assertThat(fitted.rows()).isEqualTo(10);
        assertThat(fitted.content()).containsEntry("truncated", false).doesNotContainKey("next_cursor");
        assertThat((List<?>) fitted.content().get("notes")).isEmpty();
    }

    @Test
    void fieldsGoBeforeRowsAndItIsSaid() {
        AnswerForm.Fitted fitted = AnswerForm.fit(answer(100, 100, 1_000));

        assertThat(fitted.rows()).isEqualTo(100);
        assertThat(fitted.content()).containsEntry("truncated", false);
        assertThat(fitted.content().get("notes").toString()).contains("Left out to stay under 40 kB: spare.");
        assertThat(AnswerForm.bytes(fitted.content())).isLessThanOrEqualTo(AnswerForm.MOST_BYTES);
    }

    @Test
    void thenRowsGoFromTheEndAndTheCursorStandsAtTheLastThatIsLeft() {
        AnswerForm.Fitted fitted = AnswerForm.fit(answer(500, 200, 10));

        assertThat(fitted.rows()).isBetween(100, 250);
        assertThat(fitted.content())
                .containsEntry("truncated", true)
                .containsEntry("next_cursor", "E" + (fitted.rows() - 1));
        assertThat(fitted.content().get("notes").toString())
                .contains("Only " + fitted.rows() + " of 500 fit into 40 kB.");
        assertThat(AnswerForm.bytes(fitted.content())).isLessThanOrEqualTo(AnswerForm.MOST_BYTES);
    }

    @Test
    void aLongTextIsCutAndSaysByHowMuch() {
        AnswerForm.Fitted fitted = AnswerForm.fit(answer(1, 5_000_000, 10));

        assertThat(fitted.rows()).isEqualTo(1);
        assertThat(fitted.content().get("rows").toString()).contains("… (4992000 more characters)");
        assertThat(AnswerForm.bytes(fitted.content())).isLessThanOrEqualTo(AnswerForm.MOST_BYTES);
    }

    @Test
    void whereItDoesNotFitShorterTextsAreCutBeforeFieldsAndRowsGo() {
        AnswerForm.Fitted fitted = AnswerForm.fit(answer(20, 4_000, 10));

        assertThat(fitted.rows()).isEqualTo(20);
        assertThat(fitted.content().get("rows").toString())
                .contains("… (3000 more characters)")
                .contains("spare");
        assertThat(fitted.content().get("notes").toString())
                .isEqualTo("[Texts longer than 1000 characters are cut, and say by how many: 20 here.]");
        assertThat(AnswerForm.bytes(fitted.content())).isLessThanOrEqualTo(AnswerForm.MOST_BYTES);
    }

    @Test
    void whatIsNoListGoesAsAWhole() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add("text " + i);
        }

        AnswerForm.Fitted fitted =
                AnswerForm.fit(new ToolAnswer("Much.").put("small", "here").put("many", many));

        assertThat(fitted.content()).containsEntry("small", "here").doesNotContainKey("many");
        assertThat(fitted.content()).containsEntry("truncated", true);
        assertThat(fitted.content().get("notes").toString()).contains("many");
    }
}
