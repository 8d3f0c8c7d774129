package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A walk from block to block finds all blocks of a set and no others, whatever the set is made of.
class BlockSeekerTest {

    private static final long SEED = 20261126;
    private static final int ROUNDS = 3_000;
    private static final long LAST_BLOCK = 400;
    private static final int TERMS = 6;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<Long, TreeSet<Long>> marked = new HashMap<>();

    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void randomSetsAreWalkedWholeAndNothingElse(EventOrder order) throws SQLException {
        try (StoreFixture store = new StoreFixture(folder);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file())) {
            markRandomBlocks(connection);
            for (int round = 0; round < ROUNDS; round++) {
                BlockSet set = set(3);
                assertThat(walk(DSL.using(connection, SQLDialect.SQLITE), set, order))
                        .as("seed %d round %d: %s", SEED, round, set)
                        .isEqualTo(blocks(set));
            }
        }
    }

    /// One term in both halves of an OR is sought in each on its own.
    @Test
    void aTermThatOneAlternativeHasLeaptOverIsStillFoundByTheOther() throws SQLException {
        try (StoreFixture store = new StoreFixture(folder);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.file())) {
            // Given
            mark(connection, 1, 3, 50);
            mark(connection, 2, 50);
            mark(connection, 3, 3);
            BlockSet either = new BlockSet.Any(List.of(
                    new BlockSet.Every(List.of(term(1), term(2))), new BlockSet.Every(List.of(term(1), term(3)))));

            // When, Then
            DSLContext sql = DSL.using(connection, SQLDialect.SQLITE);
            assertThat(walk(sql, either, EventOrder.OLDEST_FIRST)).containsExactly(3L, 50L);
        }
    }

    private void markRandomBlocks(Connection connection) throws SQLException {
        for (long term = 1; term <= TERMS; term++) {
            double share = List.of(0.9, 0.5, 0.1, 0.1, 0.02, 0.0).get((int) term - 1);
            mark(
                    connection,
                    term,
                    LongStream.rangeClosed(0, LAST_BLOCK)
                            .filter(_ -> random.nextDouble() < share)
                            .toArray());
        }
    }

    private void mark(Connection connection, long term, long... blocks) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into term_block (kind, term, block) values (?, ?, ?)")) {
            for (long block : blocks) {
                insert.setLong(1, BlockMarks.WHAT);
                insert.setLong(2, term);
                insert.setLong(3, block);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        marked.computeIfAbsent(term, _ -> new TreeSet<>())
                .addAll(LongStream.of(blocks).boxed().toList());
    }

    /// As a scan goes: on from each block to the next.
    private static Set<Long> walk(DSLContext sql, BlockSet set, EventOrder order) {
        Set<Long> found = new TreeSet<>();
        BlockSeeker seeker = new BlockSeeker(sql, set, order);
        long step = order == EventOrder.NEWEST_FIRST ? -1 : 1;
        long block = seeker.seek(order == EventOrder.NEWEST_FIRST ? LAST_BLOCK : 0);
        while (block != BlockSeeker.NONE && block <= LAST_BLOCK) {
            found.add(block);
            block = seeker.seek(block + step);
        }
        return found;
    }

    private Set<Long> blocks(BlockSet set) {
        return new TreeSet<>(LongStream.rangeClosed(0, LAST_BLOCK)
                .filter(block -> holds(set, block))
                .boxed()
                .toList());
    }

    private boolean holds(BlockSet set, long block) {
        return switch (set) {
            case BlockSet.All _ -> true;
            case BlockSet.Term(int _, long term) ->
                marked.getOrDefault(term, new TreeSet<>()).contains(block);
            case BlockSet.Words _ -> throw new AssertionError("SideIndexTest walks these");
            case BlockSet.Between(long first, long last) ->
                block >= BlockMarks.blockOf(first) && block <= BlockMarks.blockOf(last);
            case BlockSet.Listed(List<Long> seqs) -> seqs.stream().anyMatch(seq -> BlockMarks.blockOf(seq) == block);
            case BlockSet.Any(List<BlockSet> sets) -> sets.stream().anyMatch(each -> holds(each, block));
            case BlockSet.Every(List<BlockSet> sets) -> sets.stream().allMatch(each -> holds(each, block));
        };
    }

    private BlockSet set(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 10)) {
            case 0, 1 -> term(1 + random.nextInt(TERMS));
            case 2 -> new BlockSet.Between(seq(), random.nextInt(4) == 0 ? Long.MAX_VALUE : seq());
            case 3 ->
                new BlockSet.Listed(Stream.generate(this::seq)
                        .limit(random.nextInt(9))
                        .sorted()
                        .toList());
            case 4 -> random.nextInt(4) == 0 ? BlockSet.ALL : new BlockSet.Listed(edges());
            case 5, 6 -> new BlockSet.Any(some(() -> set(depth - 1)));
            default -> new BlockSet.Every(some(() -> set(depth - 1)));
        };
    }

    /// The first and the last event of a block.
    private List<Long> edges() {
        long block = random.nextLong(LAST_BLOCK);
        return List.of(BlockMarks.firstSeqOf(block), BlockMarks.lastSeqOf(block + random.nextInt(2)));
    }

    private List<BlockSet> some(Supplier<BlockSet> one) {
        List<BlockSet> sets = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            sets.add(one.get());
        }
        return sets;
    }

    private long seq() {
        return random.nextLong(BlockMarks.lastSeqOf(LAST_BLOCK) + 1);
    }

    private static BlockSet term(long term) {
        return new BlockSet.Term(BlockMarks.WHAT, term);
    }
}
