package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.TransactionKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Flips bits of a small store, one at a time: whenever an answer changes, the check says so. Every byte of it is
/// flipped with `-Dsweep.every=1`, which takes hours: `-Dsweep.from` and `-Dsweep.to` take a part of it, so that parts
/// run side by side.
class ByteSweepTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T02:00:00.123456Z"), ZoneOffset.UTC);
    private static final int TRANSACTIONS = 60;
    private static final int EVERY = Integer.getInteger("sweep.every", 2_399);
    private static final int FROM = Integer.getInteger("sweep.from", 0);
    private static final int TO = Integer.getInteger("sweep.to", Integer.MAX_VALUE);

    /// What people are answered with: every table of evidence and events, whole and by the indexes.
    private static final List<String> QUESTIONS = List.of(
            "select seq, version_id, op, statement_id, hex(body), hex(leaf) from change_event order by seq",
            "select * from source_tx order by tx_id",
            "select tx_id from source_tx indexed by tx_first_seq where first_seq > 7 order by first_seq",
            "select tx_id from source_tx indexed by tx_gtid where gtid_origin_id is not null order by gtid_origin_id,"
                    + " gtid_number, source_id",
            "select definition from table_version order by version_id",
            "select schema_name, table_name from captured_table order by table_id",
            "select text from statement order by statement_id",
            "select name from actor order by actor_id",
            "select origin from gtid_origin order by gtid_origin_id",
            "select name from binlog_file order by file_id",
            "select source_id, name, epoch from source order by source_id",
            "select gap_id, tables, meaning from coverage_gap order by gap_id",
            "select rule_id, is_enabled, reason from rule_switch order by rule_id",
            "select epoch, hex(public_key), certificate from log_key order by epoch",
            "select note from checkpoint order by checkpoint_no",
            "select table_name, row_key, hex(digest) from log_record order by record_no",
            "select pruning_no, pruned_us, pruned_by, keep, through_tx, through_seq, hex(root) from pruning"
                    + " order by pruning_no",
            "select tile, hex(hashes) from pruned_leaf order by tile",
            "select * from pruned_gtid order by 1, 2, 3",
            "select source_id, epoch, hex(digest) from pruned_identity order by 1, 2, 3");

    @TempDir
    Path folder;

    @Test
    void wheneverAnAnswerChangesTheCheckSaysSo() throws IOException {
        Path file = folder.resolve("small.awb");
        LogKeeper keeper = new LogKeeper(folder.resolve("state"));
        write(file, keeper, 1, TRANSACTIONS);
        sweep(file, keeper);
    }

    /// The same of a store of which the beginning was pruned, and its file made small.
    @Test
    void whatWasPrunedHidesNothing() throws IOException {
        Path file = folder.resolve("pruned.awb");
        LogKeeper keeper = new LogKeeper(folder.resolve("state-of-pruned"));
        write(file, keeper, 1, TRANSACTIONS + PrunedLeaves.TILE);
        try (Store store = Store.openSigned(file, CLOCK, keeper)) {
            long cut = Shop.header(PrunedLeaves.TILE + 1).commitMicros();
            store.writer().prune(new PruneRequest(cut, "400d", "Ada", 7), Optional.empty());
        }
        Compaction.run(file);
        sweep(file, keeper);
    }

    private static void sweep(Path file, LogKeeper keeper) throws IOException {
        byte[] good = Files.readAllBytes(file);
        List<String> expected = answers(file);
        assertThat(problems(file, keeper)).isEmpty();
        Random random = new Random(7);
        int changed = 0;
        int named = 0;
        List<String> missed = new ArrayList<>();
        int end = Math.min(good.length, TO);
        for (int at = FROM + random.nextInt(EVERY); at < end; at += EVERY) {
            put(file, at, (byte) (good[at] ^ 1 << random.nextInt(8)));
            if (answers(file).equals(expected)) {
                put(file, at, good[at]);
                continue;
            }
            changed++;
            List<String> problems = problems(file, keeper);
            if (problems.isEmpty()) {
                List<String> found = answers(file);
                missed.add("byte " + at + " changed the answer to: "
                        + QUESTIONS.get(IntStream.range(0, found.size())
                                .filter(i -> !found.get(i).equals(expected.get(i)))
                                .findFirst()
                                .orElseThrow()));
            }
            named += problems.stream().anyMatch(place -> place.matches("[ET][0-9]+|.* .*")) ? 1 : 0;
            Files.write(file, good);
        }
        System.out.printf(
                "byte sweep: %,d bytes, every %d. of %,d to %,d flipped; %,d changed an answer, %,d missed, %.1f %% named%n",
                good.length, EVERY, FROM, end, changed, missed.size(), 100.0 * named / changed);
        assertThat(missed).isEmpty();
        assertThat(changed).isPositive();
    }

    private static void put(Path file, int at, byte value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {value}), at);
        }
    }

    private static void write(Path file, LogKeeper keeper, int from, int until) {
        try (Store store = Store.openSigned(file, CLOCK, keeper)) {
            SourceId source = store.source(Shop.SOURCE);
            var orders = Shop.table("orders");
            for (int i = from; i <= until; i++) {
                Shop.seal(
                                Shop.header(i, TransactionKind.STREAM, 0, Shop.actor("app" + i % 5)),
                                Shop.insert(orders, Shop.row(i, "10.00", "first"))
                                        .by("insert " + i),
                                Shop.update(orders, Shop.row(i, "10.00", "first"), Shop.row(i, "12.50", "second")))
                        .appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
    }

    private static List<String> problems(Path file, LogKeeper keeper) {
        try (Store store = Store.openForReading(file)) {
            List<String> places = new ArrayList<>(
                    store.damage().stream().map(found -> "the file " + found).toList());
            store.checkLog(keeper, LogCheck.Reach.EVERYTHING, List.of(), _ -> {})
                    .problems()
                    .forEach(problem -> places.add(problem.place()));
            return places;
        } catch (RuntimeException refused) {
            return List.of("the file cannot be read");
        }
    }

    /// Every answer as text; what cannot be read is an answer too.
    private static List<String> answers(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?immutable=1")) {
            return QUESTIONS.stream()
                    .map(question -> answer(connection, question))
                    .toList();
        } catch (SQLException unreadable) {
            return Collections.nCopies(QUESTIONS.size(), "fails");
        }
    }

    private static String answer(Connection connection, String question) {
        StringBuilder answer = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int i = 1; i <= columns; i++) {
                    answer.append(row.getString(i)).append('|');
                }
            }
        } catch (SQLException failure) {
            answer.append("fails");
        }
        return answer.toString();
    }
}
