package io.auditworkbench.workbench.conclude;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBookTest {

    @TempDir
    Path folder;

    @Test
    void textsAreInTheSameOrderInEveryProcess() {
        // Given
        KnowledgeBook book = KnowledgeBook.builtIn();
        List<String> expected = new ArrayList<>(book.ids());
        expected.addAll(List.of(Knowledge.MAPPING, Knowledge.DETECTORS));

        // When
        try (Store store = Store.openForWriting(folder.resolve("store.awb"), Clock.systemUTC())) {
            // Then
            assertThat(book.in(store).texts().keySet().stream().map(RuleVersion::ruleId))
                    .containsExactlyElementsOf(expected);
        }
    }
}
