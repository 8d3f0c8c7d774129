package io.auditworkbench.store;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.testing.ProgramProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A writer that is made to be killed: appends transactions without end, and prints the number of the last one after
/// each commit.
///
/// - **Shape**: transaction n has always the same content ([#transaction]); the position is n; each twentieth is staged
///   over several commits. It goes on where the store's position says.
final class StoreVictim {

    private static final TableSchema ORDERS = Shop.table("orders");
    private static final TableSchema ITEMS = Shop.table("items");
    private static final int STAGED_ROWS = 700;

    private StoreVictim() {}

    /// Starts one in a process of its own.
    static Process start(Path store) throws IOException {
        List<String> command = new ArrayList<>(ProgramProcess.java("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of(StoreVictim.class.getName(), store.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// `arguments`: the store.
    public static void main(String[] arguments) {
        try (Store store = Store.openForWriting(Path.of(arguments[0]), Clock.systemUTC())) {
            SourceId source = store.source(Shop.SOURCE);
            long next = store.position(source).map(Long::parseLong).orElse(0L) + 1;
            for (long number = next; !System.out.checkError(); number++) {
                write(store.writer(), source, number);
                if (number % 3 == 0 || number == next) {
                    store.writer().commit();
                    System.out.println(number);
                }
            }
        }
    }

    static void write(StoreWriter writer, SourceId source, long number) {
        Shop.Sealed sealed = transaction(number);
        if (isStaged(number)) {
            List<HashedEvent> events = sealed.events();
            for (int from = 0; from < events.size(); from += 100) {
                writer.stage(source, events.subList(from, Math.min(events.size(), from + 100)));
                writer.commit();
            }
            writer.completeStaged(source, sealed.header(), sealed.leaf());
        } else {
            sealed.appendTo(writer, source);
        }
        writer.position(source, Long.toString(number));
    }

    static boolean isStaged(long number) {
        return number % 20 == 0;
    }

    /// What transaction `number` holds, always.
    static Shop.Sealed transaction(long number) {
        Random random = new Random(number);
        List<Shop.Change> changes = new ArrayList<>();
        int rows = isStaged(number) ? STAGED_ROWS : 1 + random.nextInt(5);
        for (int i = 0; i < rows; i++) {
            String note = "n".repeat(random.nextInt(80));
            long id = random.nextInt(1_000);
            changes.add(
                    random.nextBoolean()
                            ? Shop.insert(ORDERS, Shop.row(id, "1.00", note)).by("insert " + random.nextInt(50))
                            : Shop.update(ITEMS, Shop.row(id, "1.00", note), Shop.row(id + 1, "2.00", note)));
        }
        return Shop.seal(Shop.header(number), changes);
    }
}
