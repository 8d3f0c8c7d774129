package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ForeignTextTest {

    /// The arrow between two Hebrew words points from the one before to the one after, as between any others.
    @Test
    void wordsThatRunFromRightToLeftDoNotTurnWhatIsBetweenThem() {
        String line = ForeignText.line("שלום") + "→" + ForeignText.line("עולם 5") + " · +3";

        Bidi order = new Bidi(line, Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT);
        assertThat(order.getBaseLevel()).isZero();
        assertThat(order.getLevelAt(line.indexOf('→'))).isZero();
        assertThat(order.getLevelAt(line.indexOf("+3"))).isZero();
        assertThat(order.getLevelAt(line.indexOf('ש'))).isOne();
        assertThat(ForeignText.withoutMarks(line)).isEqualTo("שלום→עולם 5 · +3");
    }

    @Test
    void aNameInASentenceCannotTurnItsEnd() {
        Messages messages = new Messages(Locale.ENGLISH);

        assertThat(messages.text("transaction.actor", "eve\u202egpj.exe")).contains("eve\\u202Egpj.exe");
        // what is written for a line already is not written once more
        assertThat(messages.text("transaction.actor", ForeignText.line("\u202eאבא")))
                .contains("\u200e\\u202Eאבא\u200e");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(ForeignText.line("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(ForeignText.line("😀😀", 2)).isEqualTo("😀😀");
    }
}
