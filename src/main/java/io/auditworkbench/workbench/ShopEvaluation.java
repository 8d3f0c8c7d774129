package io.auditworkbench.workbench;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.view.EvaluationView;
import io.auditworkbench.workbench.view.EvaluationView.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/// Measures rules and detectors against the truth about synthetic shops: what was planted and found, what was found and
/// not planted, and every business event against those that took place.
///
/// - **Shape**: a finding counts for its own kind where it rests on a transaction of a planted incident of that kind;
///   for another kind where the incident is of another kind; everything else is false. Business events count by kind
///   and transaction.
/// - **Threading**: one thread.
public final class ShopEvaluation {

    private static final int MOST_EVENTS = 1_000_000;

    private final Clock clock;
    private final ExecutorService executor;
    private final Path folder;
    private final KnowledgeBook book;
    private final Map<String, Tally> detectors = new TreeMap<>();
    private final Map<String, Tally> rules = new TreeMap<>();
    private final List<String> misses = new ArrayList<>();
    private final List<String> falseFindings = new ArrayList<>();

    /// Shops are written into `folder` and removed again.
    public ShopEvaluation(Clock clock, ExecutorService executor, Path folder, KnowledgeBook book) {
        this.clock = clock;
        this.executor = executor;
        this.folder = folder;
        this.book = book;
    }

    private static final class Tally {
        private long planted;
        private long found;
        private long own;
        private long other;
        private long wrong;
    }

    /// Trades one more shop and adds what came of it.
    public void add(long seed, int days) throws InterruptedException {
        Path file = folder.resolve("eval-" + seed + ".awb");
        ShopStore.Written written = new ShopStore(clock, executor).write(file, ShopOptions.ofDays(days), seed, _ -> {});
        new StoreScan(StoreOpener.unsigned(clock), book, new Masker(MaskingPolicy.KEEP_EVERYTHING), executor)
                .scan(file, _ -> {}, () -> false);
        TruthFile truth = TruthFile.read(written.truth());
        try (Store store = Store.openForReading(file)) {
            compareFindings(seed, truth.planted(), FoundThing.all(store));
            compareBusiness(seed, truth.business(), store);
        }
        remove(file, written.truth());
    }

    private void compareFindings(long seed, List<TruthFile.Planted> planted, List<FoundThing> findings) {
        for (TruthFile.Planted incident : planted) {
            if (!incident.isIncident()) {
                continue;
            }
            Tally tally = detectors.computeIfAbsent(incident.kind(), _ -> new Tally());
            tally.planted++;
            if (findings.stream()
                    .anyMatch(found -> found.isAbout(incident) && found.kind().equals(incident.kind()))) {
                tally.found++;
            } else {
                misses.add("seed " + seed + ": " + incident.kind() + ": " + incident.story() + ", transactions "
                        + incident.transactions().stream().sorted().limit(4).toList());
            }
        }
        for (FoundThing found : findings) {
            Tally tally = detectors.computeIfAbsent(found.kind(), _ -> new Tally());
            if (isOfIncident(found, planted, true)) {
                tally.own++;
            } else if (isOfIncident(found, planted, false)) {
                tally.other++;
            } else {
                tally.wrong++;
                falseFindings.add("seed " + seed + ": " + found.kind() + ": " + found.sentence());
            }
        }
    }

    private static boolean isOfIncident(FoundThing found, List<TruthFile.Planted> planted, boolean ofOwnKind) {
        return planted.stream()
                .anyMatch(each -> each.isIncident()
                        && found.isAbout(each)
                        && (!ofOwnKind || each.kind().equals(found.kind())));
    }

    private void compareBusiness(long seed, Map<String, Map<Long, Long>> truth, Store store) {
        Map<String, Map<Long, Long>> concluded = new HashMap<>();
        for (NumberedEvent event : store.conclusions().after(0, ConclusionLog.Question.ALL, MOST_EVENTS)) {
            if (event.event().standing() != Standing.WITHDRAWN) {
                concluded
                        .computeIfAbsent(event.event().type(), _ -> new HashMap<>())
                        .merge(FoundThing.transaction(store, event.event().anchor()), 1L, Long::sum);
            }
        }
        Set<String> kinds = new HashSet<>(truth.keySet());
        kinds.addAll(concluded.keySet());
        for (String kind : kinds) {
            Map<Long, Long> real = truth.getOrDefault(kind, Map.of());
            Map<Long, Long> said = concluded.getOrDefault(kind, Map.of());
            Tally tally = rules.computeIfAbsent(kind, _ -> new Tally());
            real.forEach((transaction, count) -> {
                tally.planted += count;
                tally.found += Math.min(count, said.getOrDefault(transaction, 0L));
                if (said.getOrDefault(transaction, 0L) < count) {
                    misses.add("seed " + seed + ": " + kind + " in transaction " + transaction);
                }
            });
            said.forEach((transaction, count) -> {
                long more = count - real.getOrDefault(transaction, 0L);
                tally.own += Math.min(count, real.getOrDefault(transaction, 0L));
                if (more > 0) {
                    tally.wrong += more;
                    falseFindings.add("seed " + seed + ": " + kind + " invented in transaction " + transaction);
                }
            });
        }
    }

    private static void remove(Path store, Path truth) {
        try {
            Files.deleteIfExists(store);
            Files.deleteIfExists(store.resolveSibling(store.getFileName() + "-lock"));
            Files.deleteIfExists(truth);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /// What came of all shops so far.
    public EvaluationView result() {
        return new EvaluationView(lines(detectors), lines(rules), List.copyOf(misses), List.copyOf(falseFindings));
    }

    private static List<Line> lines(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().planted,
                        entry.getValue().found,
                        entry.getValue().own,
                        entry.getValue().other,
                        entry.getValue().wrong))
                .toList();
    }
}
