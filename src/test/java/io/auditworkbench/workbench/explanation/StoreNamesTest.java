package io.auditworkbench.workbench.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.explain.claim.Vocabulary;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.StoredNotes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreNamesTest {

    @Test
    void namesThatCameSinceAreKnown(@TempDir Path folder) {
        Path file = StoredNotes.write(folder, List.of("one"));
        try (Store store = Store.openForReading(file)) {
            StoreNames names = new StoreNames(store);
            Vocabulary first = names.vocabulary();
            assertThat(names.vocabulary()).isSameAs(first);

            StoredNotes.writeOneMore(file, 2, "two");

            assertThat(names.vocabulary()).isNotSameAs(first);
        }
    }
}
