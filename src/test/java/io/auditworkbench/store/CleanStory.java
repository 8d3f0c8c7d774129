package io.auditworkbench.store;

import io.auditworkbench.CommandRun;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.testing.PushedWorkload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What happens to a store that nobody attacks, by chance: one seed makes one story.
final class CleanStory {

    private static final Clock FIRST_DAY = Clock.fixed(CommandRun.NOW, ZoneOffset.UTC);

    private final Path folder;
    private final Random random;
    private final LogKeeper keeper;
    private final List<String> anchors = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Clock clock = FIRST_DAY;
    private long next = 1;
    private int imported;

    CleanStory(Path folder, long seed) {
        this.folder = folder;
        random = new Random(seed);
        keeper = new LogKeeper(folder.resolve("home/audit-workbench"));
    }

    Path file() {
        return folder.resolve("audit.awb");
    }

    LogKeeper keeper() {
        return keeper;
    }

    Clock clock() {
        return clock;
    }

    /// Checkpoints that were put elsewhere on the way.
    List<String> anchors() {
        return anchors;
    }

    /// What happened, in order.
    @Override
    public String toString() {
        return told.toString();
    }

    /// Sessions of somebody who writes the store itself, some of them on later days.
    void write() {
        int sessions = 1 + random.nextInt(3);
        for (int session = 0; session < sessions; session++) {
            try (Store store = Store.openSigned(file(), clock, keeper)) {
                SourceId source = store.source(Shop.SOURCE);
                int acts = 1 + random.nextInt(8);
                for (int act = 0; act < acts; act++) {
                    act(store.writer(), source);
                }
            }
            if (random.nextInt(3) == 0) {
                anchor();
            }
            clock = Clock.offset(clock, Duration.ofHours(random.nextInt(40)));
        }
    }

    private void anchor() {
        told.add("anchor");
        try (Store store = Store.openForReading(file())) {
            store.newestCheckpoint().ifPresent(anchors::add);
        }
    }

    private void act(StoreWriter writer, SourceId source) {
        switch (random.nextInt(9)) {
            case 0 -> gap(writer, source);
            case 1 -> snapshot(writer, source);
            case 2 -> work(writer);
            case 3 -> finding(writer);
            case 4 -> rollback(writer, source);
            case 5 -> records(writer, source);
            default -> transactions(writer, source, 1 + random.nextInt(20));
        }
    }

    private void transactions(StoreWriter writer, SourceId source, int count) {
        told.add(count + " transactions");
        for (int i = 0; i < count; i++) {
            transaction().appendTo(writer, source);
        }
        writer.commit();
    }

    private Shop.Sealed transaction() {
        long number = next++;
        List<Shop.Change> changes = new ArrayList<>();
        int events = random.nextInt(4);
        for (int i = 0; i < events; i++) {
            var table = Shop.table(random.nextBoolean() ? "orders" : "items");
            var row = Shop.row(number, "10.00", "note " + random.nextInt());
            Shop.Change change = switch (random.nextInt(3)) {
                case 0 -> Shop.insert(table, row);
                case 1 -> Shop.update(table, row, Shop.row(number + random.nextInt(2), "12.50", "\u0000 ü"));
                default -> Shop.delete(table, row);
            };
            changes.add(random.nextBoolean() ? change : change.by("statement " + random.nextInt(5)));
        }
        return Shop.seal(Shop.header(number), changes);
    }

    private void rollback(StoreWriter writer, SourceId source) {
        told.add("rollback");
        long before = next;
        transaction().appendTo(writer, source);
        writer.rollback();
        next = before;
    }

    private void gap(StoreWriter writer, SourceId source) {
        told.add("gap");
        long number = next++;
        CoverageGap gap = new CoverageGap(
                GapCause.TRAIL_STOPPED,
                GapEffect.UNDETERMINED,
                List.of(new TableName("shop", "orders")),
                "",
                "",
                "",
                number,
                null,
                null,
                null,
                "test",
                7,
                "none",
                "Nobody was watching.");
        TransactionHeader header = new TransactionHeader(
                TransactionKind.GAP, "gap:" + number, null, "", 0, 5, 6, null, 0, 0, Attribution.UNKNOWN);
        LeafHasher hasher = new LeafHasher();
        byte[] content = hasher.record('G', gap.toString().getBytes(StandardCharsets.UTF_8));
        writer.gap(source, gap, header, hasher.transaction(Shop.SOURCE, header, 0, content));
        writer.commit();
    }

    /// Every other one is left unfinished, for the next to supersede.
    private void snapshot(StoreWriter writer, SourceId source) {
        told.add("snapshot");
        int run = writer.snapshotStarted(source);
        for (int i = 0; i < 3; i++) {
            long number = next++;
            Shop.seal(
                            Shop.header(number, TransactionKind.SNAPSHOT, run, Attribution.UNKNOWN),
                            Shop.snapshot(Shop.table("orders"), Shop.row(number, "1.00", "kept")))
                    .appendTo(writer, source);
        }
        if (random.nextBoolean()) {
            writer.snapshotFinished(source);
        }
        writer.commit();
    }

    private void work(StoreWriter writer) {
        told.add("case");
        writer.conclude(() -> {
            CaseWriter cases = writer.cases();
            long number = cases.begin("Who changed it?", 1, "Ada");
            cases.pin(number, new CaseLog.ItemRow(0, "event", "E1", "an insert", "look", "{}", "00", 2, "Ada"));
            cases.note(number, new CaseLog.NoteRow("first", 3, "Ada"));
            cases.note(number, new CaseLog.NoteRow("second", 4, "Ada"));
            cases.act(number, new CaseLog.ActRow("opened", "", 1, "Ada", "00"));
            if (random.nextBoolean()) {
                cases.title(number, "Who changed the amount?");
                cases.state(number, "closed", "explained");
            }
        });
    }

    private void finding(StoreWriter writer) {
        told.add("finding");
        writer.conclude(() -> {
            Anomaly found = new Anomaly(
                    "burst",
                    "f" + random.nextInt(3),
                    Severity.MEDIUM,
                    "Many changes at once.",
                    5,
                    Attribution.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(1L),
                    1,
                    List.of());
            long group = writer.findings().add(found, 1);
            writer.findings().triage(group, TriageState.EXPLAINED, "month's end", Optional.empty(), "Ada", 6);
        });
    }

    private void records(StoreWriter writer, SourceId source) {
        told.add("records");
        writer.position(source, "binlog.000003:" + next);
        writer.gtids(source, Shop.SERVER + ":1-" + next);
        writer.reject(source, "no key", "line " + next);
        writer.schemaRecord(source, "create table orders(id bigint) /* " + random.nextInt(3) + " */", digest());
        writer.policy("rules: []", "00", next, "Ada");
        if (random.nextInt(4) == 0) {
            writer.newEpoch(source, "another server " + next);
        }
        writer.commit();
        writer.conclude(() -> writer.conclusions()
                .switchRule(
                        "order.placed",
                        random.nextBoolean() ? ConclusionWriter.RuleSwitch.ON : ConclusionWriter.RuleSwitch.OFF,
                        "too many",
                        next));
    }

    private byte[] digest() {
        return new LeafHasher().statement("schema " + random.nextInt(3));
    }

    /// Commands that people run: imports, some of them twice, conclusions, and an erasure.
    void command() throws IOException {
        Path policy = Files.writeString(
                folder.resolve("masking.yaml"), "rules:\n  - {column: shop.orders.customer, mode: erasable}\n");
        PushedWorkload workload = new PushedWorkload();
        List<String> lines = new ArrayList<>(List.of(workload.table()));
        int until = imported + 1 + random.nextInt(10);
        for (int number = Math.max(1, imported - 1); number <= until; number++) {
            lines.addAll(workload.transaction(number));
        }
        imported = until;
        Path changes = Files.write(folder.resolve("changes.ndjson"), lines);
        run("import", "--masking", policy.toString(), changes.toString());
        if (random.nextBoolean()) {
            run("scan");
        }
        if (random.nextBoolean()) {
            anchor();
        }
        if (random.nextBoolean()) {
            run("erase", "--where", "orders.customer:Cy", "--column", "orders.customer", "--reason", "81", "--yes");
        }
    }

    private void run(String... words) {
        told.add(words[0]);
        CommandRun run = new CommandRun.Setting()
                .with("AUDITCTL_STORE", file().toString())
                .with("XDG_STATE_HOME", folder.resolve("home").toString())
                .run(words);
        if (run.exitCode() != 0) {
            throw new AssertionError(String.join(" ", words) + "\n" + run.err());
        }
    }
}
