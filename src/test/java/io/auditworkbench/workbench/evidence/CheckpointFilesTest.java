package io.auditworkbench.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.SigningKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointFilesTest {

    private static final SigningKey KEY = SigningKey.generate("audit-workbench/0123456789abcdef");
    private static final String NOTE =
            KEY.sign("audit-workbench/0123456789abcdef\n40\nroot\n").format();

    private static void isRead(String text) {
        List<String> notes = CheckpointFiles.notes(text);
        assertThat(notes).hasSize(1);
        assertThat(SignedNote.parse(notes.getFirst()))
                .hasValueSatisfying(
                        note -> assertThat(note.isSignedBy(KEY.verifying())).isTrue());
    }

    /// What comes back from paper, mail or a telephone.
    @Test
    void endsOfLinesThatOthersChangedAreRead() {
        isRead(NOTE);
        isRead(NOTE.stripTrailing());
        isRead(NOTE.replace("\n", "\r\n"));
        isRead(NOTE.replace("\n", " \t\n"));
        isRead("\n\nscanned:\n" + NOTE + "\n \n");
        isRead("\ufeff" + NOTE);
    }
}
