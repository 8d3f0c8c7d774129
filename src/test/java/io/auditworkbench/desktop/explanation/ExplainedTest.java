package io.auditworkbench.desktop.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.explanation.Explained.Part;
import io.auditworkbench.desktop.explanation.Explained.Section;
import io.auditworkbench.desktop.explanation.Explained.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedTest {

    @Test
    void commandsInASentenceBecomeWaysToGo() {
        assertThat(Explained.parts("`show A1` and `events anomaly:A1` list the changes."))
                .containsExactly(
                        new Part.Thing("A1"),
                        new Part.Words(" and "),
                        new Part.Events("anomaly:A1"),
                        new Part.Words(" list the changes."));
    }

    @Test
    void aSentenceWithoutCommandsStaysWhole() {
        assertThat(Explained.parts("Nothing `odd` here.")).containsExactly(new Part.Words("Nothing `odd` here."));
    }

    @Test
    void itSaysOnceWhatItRestsOnAndKeepsItsLabelInACopy() {
        // Given
        Sentence one = new Sentence(Explained.parts("One."), true, List.of("E1", "T2"));
        Sentence two = new Sentence(Explained.parts("Two."), true, List.of("E1"));
        Explained explained = new Explained("A1", "Finding A1", List.of(new Section("Seen", List.of(one, two))));

        // Then
        assertThat(explained.restsOn()).containsExactly("E1", "T2");
        assertThat(explained.plain("Made by rules."))
                .startsWith("Made by rules.\nFinding A1")
                .contains("- One. [E1, T2]");
    }
}
