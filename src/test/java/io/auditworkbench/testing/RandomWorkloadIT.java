package io.auditworkbench.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Shows that the oracles agree with each other on a correct reader, and that they notice an incorrect one.
@Timeout(120)
class RandomWorkloadIT {

    private static final long SEED = Long.getLong("workload.seed", 20_261_123L);
    private static final int LIES = 25;

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    private static RandomWorkload workload;
    private static List<TableShape> tables;
    private static TableContents truth;
    private static List<FoldedChange> changes;

    @BeforeAll
    static void runAndReadBack() {
        BinlogPosition begin = mysql.binlogEnd();
        workload = new RandomWorkload(SEED, 10);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            workload.createTables(session);
            workload.run(mysql::session, threads, 4, 120);
            tables = TableShape.of(session, mysql.schema());
            truth = SourceTables.read(session, tables);
        }
        RawChanges neutral = new RawChanges(tables);
        changes = new RawBinlogReader(mysql.port())
                .read(begin, mysql.binlogEnd()).stream()
                        .flatMap(transaction -> neutral.of(transaction).stream())
                        .toList();
    }

    @Test
    void foldOfTheBinlogEqualsSelect() {
        fold(changes).mustEqual(truth);
    }

    @Test
    void workloadTouchesEveryTableInEveryWay() {
        assertThat(truth.rows())
                .as("seed %d", SEED)
                .hasSize(13)
                .allSatisfy((_, rows) -> assertThat(rows).isNotEmpty());
        assertThat(truth.rowCount()).as("rows, seed %d", SEED).isGreaterThan(500);
        assertThat(changes)
                .as("seed %d", SEED)
                .extracting(FoldedChange::operation)
                .contains(RowOperation.values())
                .hasSizeGreaterThan(1_500);
        assertThat(workload.committed()).as("committed, seed %d", SEED).isGreaterThan(200);
        assertThat(workload.refused()).as("refused, seed %d", SEED).isPositive();
    }

    @Test
    void workloadChangesKeysAndFiresATrigger() {
        assertThat(changes).as("seed %d", SEED).anyMatch(RandomWorkloadIT::changesKey);
        assertThat(truth.rows().get(mysql.schema() + ".trigger_log")).isNotEmpty();
    }

    @Test
    void oneLostChangeIsNoticed() {
        tellLies("lost", (lie, at) -> lie.remove(at));
    }

    @Test
    void oneDoubledChangeIsNoticed() {
        tellLies("doubled", (lie, at) -> lie.add(at, lie.get(at)));
    }

    @Test
    void oneFalseValueIsNoticed() {
        tellLies("false", (lie, at) -> lie.set(at, falsified(lie.get(at))));
    }

    private static void tellLies(String kind, ObjIntConsumer<List<FoldedChange>> liar) {
        Random random = new Random(SEED);
        for (int count = 0; count < LIES; count++) {
            int at = random.nextInt(changes.size());
            List<FoldedChange> lie = new ArrayList<>(changes);
            liar.accept(lie, at);
            assertThatThrownBy(() -> fold(lie).mustEqual(truth))
                    .as("change %d is %s, seed %d", at, kind, SEED)
                    .isInstanceOf(AssertionError.class);
        }
    }

    /// Makes the last column of one image a value that no column has.
    private static FoldedChange falsified(FoldedChange change) {
        return change.after() == null
                ? new FoldedChange(change.table(), change.operation(), falsified(change.before()), null)
                : new FoldedChange(change.table(), change.operation(), change.before(), falsified(change.after()));
    }

    private static Map<String, @Nullable String> falsified(@Nullable Map<String, @Nullable String> image) {
        Map<String, @Nullable String> copy = new LinkedHashMap<>(Objects.requireNonNull(image));
        copy.put(List.copyOf(copy.keySet()).getLast(), "a lie");
        return copy;
    }

    private static boolean changesKey(FoldedChange change) {
        if (change.before() == null || change.after() == null) {
            return false;
        }
        return tables.stream()
                .filter(table -> table.name().equals(change.table()))
                .flatMap(table -> table.primaryKey().stream())
                .anyMatch(column -> !Objects.equals(
                        change.before().get(column), change.after().get(column)));
    }

    private static TableContents fold(List<FoldedChange> changes) {
        TableFold fold = new TableFold(tables);
        changes.forEach(fold::apply);
        return fold.contents();
    }
}
