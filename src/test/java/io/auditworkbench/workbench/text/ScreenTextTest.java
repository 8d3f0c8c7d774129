package io.auditworkbench.workbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Characters that deceive (Unicode Technical Report #36) are spelled; what people write is not.
class ScreenTextTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "a\u202eb,  a\\u202Eb",
        "a\u200bb,  a\\u200Bb",
        "a\u061cb,  a\\u061Cb",
        "a\u00adb,  a\\xADb",
        "a\u00a0b,  a\\xA0b",
        "a\u2009b,  a\\u2009b",
        "a\u3164b,  a\\u3164b",
        "a\u034fb,  a\\u034Fb",
        "a\udb40\udc41b,  a\\u{E0041}b",
        "a\udb40\udd00b,  a\\u{E0100}b",
        "a\ue000b,  a\\uE000b",
        "a\ud800b,  a\\uD800b",
        "\u0338b,  \\u0338b",
        "a\u200db,  a\\u200Db",
        "a\u001bb,  a\\x1Bb"
    })
    void whatWouldNotShowAsItselfIsSpelled(String text, String shown) {
        assertThat(ScreenText.tame(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "Zoe\u0308",
        "שָׁלוֹם",
        "مرحبا",
        "\ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80",
        "❤\ufe0f",
        "漢字\u3000かな",
        "C:\\temp 100%"
    })
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(ScreenText.tame(text)).isEqualTo(text);
    }

    @Test
    void marksThatClimbIntoOtherLinesAreSpelled() {
        assertThat(ScreenText.tame("a" + "\u0301".repeat(6))).isEqualTo("a" + "\u0301".repeat(4) + "\\u0301\\u0301");
    }

    @Test
    void linesStayWhereTheTextHasRoomForThem() {
        assertThat(ScreenText.tame("a\n\tb")).isEqualTo("a\\n\\tb");
        assertThat(ScreenText.tameLines("a\n\tb\r")).isEqualTo("a\n\tb\\r");
    }
}
