package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.testing.OlderStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayLogTest {

    private static final String DAY = "2026-11-20";
    private static final String ZONE = "Europe/Berlin";

    @TempDir
    Path directory;

    private StoreFixture fixture;
    private Store store;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(directory);
        store = fixture.store();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static DayLog.Kept kept(String zone, int version, String facts) {
        return new DayLog.Kept(DAY, zone, version, 1_000 + version, 88, 2_140, "aa" + version, facts);
    }

    private void keep(DayLog.Kept kept) {
        store.writer().conclude(() -> store.writer().days().keep(kept));
    }

    @Test
    void everyVersionOfADayIsKeptAndTheNewestHolds() {
        // When
        keep(kept(ZONE, 1, "{}"));
        keep(kept("UTC", 1, "{\"other\":1}"));
        keep(kept(ZONE, 2, "{\"more\":1}"));

        // Then
        assertThat(store.days().newest(DAY, ZONE)).contains(kept(ZONE, 2, "{\"more\":1}"));
        assertThat(store.days().versions(DAY, ZONE))
                .containsExactly(kept(ZONE, 2, "{\"more\":1}"), kept(ZONE, 1, "{}"));
        assertThat(store.days().newest("2026-11-21", ZONE)).isEmpty();
    }

    @Test
    void noVersionIsWrittenTwiceChangedOrTakenAway() throws SQLException {
        keep(kept(ZONE, 1, "{}"));

        assertThatThrownBy(() -> keep(kept(ZONE, 1, "{\"other\":1}"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> sql("update day_summary set facts = '{}'")).hasMessageContaining("stays");
        assertThatThrownBy(() -> sql("delete from day_summary")).hasMessageContaining("stays");
        assertThat(store.days().versions(DAY, ZONE)).containsExactly(kept(ZONE, 1, "{}"));
    }

    @Test
    void aStoreOfBeforeHasNoRoomForThemUntilItIsWrittenAgain() throws SQLException, IOException {
        fixture.close();
        OlderStore.make(fixture.file(), 5);
        Path file = fixture.file();

        try (Store read = Store.openForReading(file)) {
            assertThat(read.days().isThere()).isFalse();
        }
        store = Store.openForWriting(file, StoreFixture.CLOCK);
        try (Store written = store) {
            keep(kept(ZONE, 1, "{}"));
            assertThat(written.days().isThere()).isTrue();
            assertThat(written.days().newest(DAY, ZONE)).isPresent();
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + fixture.file());
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
