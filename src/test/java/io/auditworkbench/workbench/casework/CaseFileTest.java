package io.auditworkbench.workbench.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.OlderStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final CaseFile cases = new CaseFile(StoreOpener.unsigned(CLOCK));
    private Path store = Path.of("");

    @BeforeEach
    void writeStore() {
        store = StoredShop.write(folder);
    }

    @Test
    void aCaseKeepsCopiesThatCanBeCheckedAndEveryAct() {
        // When
        String id = cases.begin(store, "Who approved this refund?", "alice");
        cases.pin(store, id, read(reading -> PinnedCopy.of(reading, "E9")), "the first one", "alice");
        cases.note(store, id, "It was E9.", "bob");
        cases.close(store, id, "Approved by the payer.", "bob");

        // Then
        CaseView view = read(reading -> reading.cases().show(id));
        assertThat(view.head().id()).isEqualTo("C1");
        assertThat(view.head().isOpen()).isFalse();
        assertThat(view.head().outcome()).isEqualTo("Approved by the payer.");
        assertThat(view.items()).singleElement().satisfies(item -> {
            assertThat(item.subject()).isEqualTo("E9");
            assertThat(item.content()).contains("\"id\":\"E9\"", "coverage");
            assertThat(item.isIntact()).isTrue();
        });
        assertThat(view.notes()).isEqualTo("It was E9.");
        assertThat(view.versions()).hasSize(2);
        assertThat(view.acts().stream().map(act -> act.what() + " by " + act.by()))
                .containsExactly("begun by alice", "pinned by alice", "noted by bob", "closed by bob");
        assertThat(view.isIntact()).isTrue();
    }

    @Test
    void aCaseNeedsAnOutcomeAndAClosedOneTakesNothing() {
        String id = cases.begin(store, "A question", "alice");

        assertThatThrownBy(() -> cases.close(store, id, " ", "alice"))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("outcome");
        cases.close(store, id, "Nothing.", "alice");
        assertThatThrownBy(() -> cases.note(store, id, "more", "alice")).hasMessageContaining("C1 is closed");
        cases.reopen(store, id, "There is more.", "alice");
        cases.note(store, id, "more", "alice");
        assertThat(read(reading -> reading.cases().show(id)).notes()).isEqualTo("more");
    }

    @Test
    void whatWasPinnedCannotBeChangedAndAChangeBehindTheBackOfTheProgramShows() throws SQLException {
        String id = cases.begin(store, "A question", "alice");
        cases.pin(store, id, read(reading -> PinnedCopy.of(reading, "E9")), "", "alice");

        assertThatThrownBy(() -> sql("update case_item set content = '{}'")).hasMessageContaining("stays");
        assertThatThrownBy(() -> sql("delete from case_act")).hasMessageContaining("stays");
        sql("drop trigger case_item_stays", "update case_item set content = '{}'");
        assertThat(read(reading -> reading.cases().show(id)).isIntact()).isFalse();
        sql("drop trigger case_act_stays", "update case_act set acted_by = 'eve' where act_no = 1");
        assertThat(read(reading -> reading.cases().show(id)).isLogIntact()).isFalse();
    }

    @Test
    void aStoreOfBeforeIsReadAsItIsAndGetsRoomWithItsFirstCase() throws SQLException, IOException {
        OlderStore.make(store, 4);

        assertThat(all()).isEmpty();
        assertThatThrownBy(() -> read(reading -> reading.cases().show("C1"))).hasMessageContaining("There is no C1");
        assertThat(cases.begin(store, "A question", "alice")).isEqualTo("C1");
        assertThat(all()).hasSize(1);
    }

    private List<CaseView.Head> all() {
        return read(reading -> reading.cases().all());
    }

    private <T> T read(Function<StoreReading, T> question) {
        try (StoreReading reading =
                StoreReading.of(Store.openForReading(store), new Masker(MaskingPolicy.KEEP_EVERYTHING), CLOCK)) {
            return question.apply(reading);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
