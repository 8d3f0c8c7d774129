package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ROW_RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.normalise.RowKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowHistoryTest {

    private static final TableSchema ORDERS = Shop.table("orders");
    private static final int RUN = 32_768;

    @TempDir
    Path directory;

    private StoreFixture fixture;
    private long next = 1;

    @BeforeEach
    void open() {
        fixture = new StoreFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static RowKey key(long id) {
        return RowKeys.of(ORDERS, Shop.row(id, "0.00", ""));
    }

    private void fill(int events) {
        List<Shop.Change> changes = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            changes.add(Shop.insert(ORDERS, Shop.row(1_000_000 + i, "1.00", "")));
        }
        fixture.append(next++, changes.toArray(Shop.Change[]::new));
    }

    private long change(long id) {
        fixture.append(next++, Shop.insert(ORDERS, Shop.row(id, "1.00", "mine")));
        return fixture.writer().commit();
    }

    @Test
    void historyIsCompleteAcrossRunsAndBeyondThem() {
        // Given
        List<Long> mine = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            mine.add(change(7));
            fill(RUN / 2);
            mine.add(change(7));
            mine.add(change(7));
            fill(RUN / 2);
        }
        mine.add(change(7));
        assertThat(mine.getLast()).isGreaterThan(2L * RUN);
        assertThat(runs()).isEqualTo(2);

        // Then
        assertThat(after(7, 0, 100)).isEqualTo(mine);
        assertThat(before(7, Long.MAX_VALUE, 100)).isEqualTo(mine.reversed());
        assertThat(after(7, mine.get(2), 2)).isEqualTo(mine.subList(3, 5));
        assertThat(before(7, mine.get(3), 2)).isEqualTo(mine.subList(1, 3).reversed());
        assertThat(after(8, 0, 100)).isEmpty();
    }

    /// Without them histories are as complete, but found by looking through the whole log.
    private long runs() {
        return DSL.using("jdbc:sqlite:" + fixture.file())
                .select(DSL.countDistinct(ROW_RUN.RUN))
                .from(ROW_RUN)
                .fetchSingle(0, Long.class);
    }

    @Test
    void aHistoryLongerThanAPageIsReadInPages() {
        // Given
        Shop.Change[] changes = Collections.nCopies(1_300, Shop.insert(ORDERS, Shop.row(7, "1.00", "again")))
                .toArray(Shop.Change[]::new);
        fixture.append(next++, changes);
        fixture.writer().commit();

        // Then
        assertThat(after(7, 0, 2_000)).hasSize(1_300).isSorted();
        assertThat(before(7, 1_200, 700)).hasSize(700).startsWith(1_199L).endsWith(500L);
    }

    @Test
    void aRowIsFoundByTheKeyItHadBefore() {
        // Given
        fixture.append(
                next++,
                Shop.insert(ORDERS, Shop.row(1, "1.00", "")),
                Shop.update(ORDERS, Shop.row(1, "1.00", ""), Shop.row(2, "1.00", "")),
                Shop.update(ORDERS, Shop.row(2, "1.00", ""), Shop.row(2, "3.00", "")));
        fixture.writer().commit();

        // Then
        assertThat(after(1, 0, 10)).containsExactly(1L, 2L);
        assertThat(after(2, 0, 10)).containsExactly(2L, 3L);
    }

    @Test
    void stagedEventsAreInNoHistoryUntilTheyAreComplete() {
        // Given
        change(7);
        List<Shop.Change> changes = new ArrayList<>();
        for (int i = 0; i < RUN + 10; i++) {
            changes.add(Shop.insert(ORDERS, Shop.row(7, "1.00", "")));
        }
        Shop.Sealed large = Shop.seal(Shop.header(99), changes);
        fixture.writer().stage(fixture.source(), large.events());
        fixture.writer().commit();

        // Then
        assertThat(before(7, Long.MAX_VALUE, 10)).containsExactly(1L);

        // When
        fixture.reopen();

        // Then
        assertThat(change(8)).isEqualTo(2);
        assertThat(before(7, Long.MAX_VALUE, 10)).containsExactly(1L);
        fill(RUN + 5);
        fixture.writer().commit();
        assertThat(before(8, Long.MAX_VALUE, 10)).containsExactly(2L);
        assertThat(fixture.store().damage()).isEmpty();
    }

    private List<Long> after(long id, long seq, int limit) {
        return fixture.store().rows().after(key(id), seq, limit).stream()
                .map(StoredEvent::seq)
                .toList();
    }

    private List<Long> before(long id, long seq, int limit) {
        return fixture.store().rows().before(key(id), seq, limit).stream()
                .map(StoredEvent::seq)
                .toList();
    }
}
