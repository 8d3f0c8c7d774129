package io.auditworkbench.store;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prints how fast the writer is and how much room an event takes: a main class, run by hand.
///
/// - **Shape**: arguments `events=300000 transaction=2 commit=5000 body=150 statements=none|repeated|unique rounds=5
///   file=…`; every body is hashed, as in capture; figures are per second of wall time and of the writing thread's CPU
///   time.
final class StoreWriterBenchmark {

    private final Map<String, String> options;
    private final LeafHasher hasher = new LeafHasher();
    private final Random random = new Random(1);
    private final List<TableSchema> tables = new ArrayList<>();
    private final List<byte[]> digests = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    private StoreWriterBenchmark(Map<String, String> options) {
        this.options = options;
        for (int i = 0; i < 10; i++) {
            tables.add(Shop.table("table_" + i));
            digests.add(hasher.table(tables.getLast()));
        }
        for (int i = 0; i < 1_000; i++) {
            byte[] body = new byte[number("body", 150)];
            random.nextBytes(body);
            bodies.add(body);
            statements.add("update orders set amount = ?, note = ? where id = ? /* statement " + i + " of the shop */");
        }
    }

    /// Runs the rounds and prints one line for each.
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = Stream.of(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        StoreWriterBenchmark benchmark = new StoreWriterBenchmark(options);
        for (int round = 0; round < benchmark.number("rounds", 5); round++) {
            benchmark.round();
        }
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }

    private void round() throws IOException {
        Path file = Path.of(options.getOrDefault("file", "target/benchmark.awb"));
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file + suffix));
        }
        int events = number("events", 300_000);
        long wall = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            SourceId source = store.source(Shop.SOURCE);
            wall = System.nanoTime();
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            write(store.writer(), source, events);
            wall = System.nanoTime() - wall;
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        }
        System.out.printf(
                Locale.ROOT,
                "%s %,d events: %,.0f/s wall, %,.0f/s CPU, %d bytes each%n",
                options,
                events,
                events * 1e9 / wall,
                events * 1e9 / cpu,
                Files.size(file) / events);
    }

    private void write(StoreWriter writer, SourceId source, int events) {
        int perTransaction = number("transaction", 2);
        int perCommit = number("commit", 5_000);
        long written = 0;
        for (long transaction = 1; written < events; transaction++) {
            TransactionHeader header = header(transaction);
            List<HashedEvent> batch = new ArrayList<>(perTransaction);
            for (int ordinal = 0; ordinal < perTransaction; ordinal++) {
                batch.add(event(written++, ordinal));
            }
            if (writer.isKnown(source, header)) {
                throw new IllegalStateException("a new transaction is known");
            }
            writer.append(source, header, batch, hasher.statement(header.identity()));
            if (written % perCommit < perTransaction) {
                writer.position(source, header.identity());
                writer.commit();
            }
        }
        writer.commit();
    }

    private TransactionHeader header(long number) {
        TransactionHeader header = Shop.header(number);
        return new TransactionHeader(
                header.kind(),
                header.identity(),
                header.gtid(),
                header.file(),
                header.offset(),
                Shop.FIRST_COMMIT_MICROS + number * 100,
                Shop.FIRST_COMMIT_MICROS + number * 100 + 3_000_000,
                1_000 + number % 50,
                header.serverId(),
                0,
                new io.auditworkbench.model.change.Attribution(
                        "app" + number % 50,
                        AttributionGrade.CORROBORATED,
                        io.auditworkbench.model.change.AttributionSource.SESSION));
    }

    private HashedEvent event(long index, int ordinal) {
        int table = (int) (index / 2 % tables.size());
        byte[] body = bodies.get((int) (index % bodies.size()));
        String statement = statement(index);
        byte[] digest = statement == null ? null : hasher.statement(statement);
        return new HashedEvent(
                ordinal % 2 == 0 ? Operation.INSERT : Operation.UPDATE,
                tables.get(table),
                digests.get(table),
                statement,
                digest,
                random.nextLong(),
                null,
                body,
                hasher.event(ordinal, digests.get(table), digest, body));
    }

    private @Nullable String statement(long index) {
        return switch (options.getOrDefault("statements", "repeated")) {
            case "none" -> null;
            case "unique" ->
                "update orders set amount = 12.50, note = 'changed by hand' where id = " + (1_000_000 + index)
                        + " /* unique */";
            default -> statements.get((int) (index * 7 % statements.size()));
        };
    }
}
