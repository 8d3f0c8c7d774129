package io.auditworkbench.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Store;
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

    private static final ObjectMapper JSON = new ObjectMapper();
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

    /// An incident or look-alike of the truth file.
    private record Planted(String kind, boolean isIncident, String story, Set<Long> transactions) {}

    /// What a finding says, and on which transactions it rests.
    private record Found(String kind, String sentence, Set<Long> transactions) {}

    /// Trades one more shop and adds what came of it.
    public void add(long seed, int days) throws InterruptedException {
        Path file = folder.resolve("eval-" + seed + ".awb");
        ShopStore.Written written = new ShopStore(clock, executor).write(file, ShopOptions.ofDays(days), seed, _ -> {});
        new StoreScan(clock, book, new Masker(MaskingPolicy.KEEP_EVERYTHING), executor)
                .scan(file, _ -> {}, () -> false);
        List<Planted> planted = new ArrayList<>();
        Map<String, Map<Long, Long>> business = new HashMap<>();
        read(written.truth(), planted, business);
        try (Store store = Store.openForReading(file)) {
            compareFindings(seed, planted, findings(store));
            compareBusiness(seed, business, store);
        }
        remove(file, written.truth());
    }

    private static void read(Path truth, List<Planted> planted, Map<String, Map<Long, Long>> business) {
        try {
            for (String line : Files.readAllLines(truth)) {
                JsonNode fact = JSON.readTree(line);
                Set<Long> transactions = new HashSet<>();
                fact.path("transactions").forEach(number -> transactions.add(number.asLong()));
                String kind = fact.path("kind").asText();
                switch (fact.path("type").asText()) {
                    case "planted" ->
                        planted.add(new Planted(
                                kind,
                                fact.path("incident").asBoolean(),
                                fact.path("story").asText(),
                                transactions));
                    case "business" ->
                        transactions.forEach(transaction -> business.computeIfAbsent(kind, _ -> new HashMap<>())
                                .merge(transaction, 1L, Long::sum));
                    default -> {
                        // the first line describes the shop
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Found> findings(Store store) {
        List<Found> all = new ArrayList<>();
        for (Anomaly anomaly : store.findings().findingsBetween(Long.MIN_VALUE, Long.MAX_VALUE)) {
            Set<Long> transactions = new HashSet<>();
            anomaly.evidence().forEach(seq -> transactions.add(transaction(store, seq)));
            all.add(new Found(anomaly.detector(), anomaly.sentence(), transactions));
        }
        return all;
    }

    /// The number of the GTID, by which the truth names transactions.
    private static long transaction(Store store, long seq) {
        return store.changes()
                .transactionOfEvent(seq)
                .map(transaction -> transaction.header().identity())
                .filter(identity -> identity.matches(".*:[0-9]+"))
                .map(identity -> Long.parseLong(identity.substring(identity.lastIndexOf(':') + 1)))
                .orElse(-1L);
    }

    private void compareFindings(long seed, List<Planted> planted, List<Found> findings) {
        for (Planted incident : planted) {
            if (!incident.isIncident()) {
                continue;
            }
            Tally tally = detectors.computeIfAbsent(incident.kind(), _ -> new Tally());
            tally.planted++;
            if (findings.stream()
                    .anyMatch(found -> isOf(found, incident) && found.kind().equals(incident.kind()))) {
                tally.found++;
            } else {
                misses.add("seed " + seed + ": " + incident.kind() + ": " + incident.story() + ", transactions "
                        + incident.transactions().stream().sorted().limit(4).toList());
            }
        }
        for (Found found : findings) {
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

    private static boolean isOfIncident(Found found, List<Planted> planted, boolean ofOwnKind) {
        return planted.stream()
                .anyMatch(each -> each.isIncident()
                        && isOf(found, each)
                        && (!ofOwnKind || each.kind().equals(found.kind())));
    }

    private static boolean isOf(Found found, Planted incident) {
        return found.transactions().stream().anyMatch(incident.transactions()::contains);
    }

    private void compareBusiness(long seed, Map<String, Map<Long, Long>> truth, Store store) {
        Map<String, Map<Long, Long>> concluded = new HashMap<>();
        for (NumberedEvent event : store.conclusions().after(0, ConclusionLog.Question.ALL, MOST_EVENTS)) {
            if (event.event().standing() != Standing.WITHDRAWN) {
                concluded
                        .computeIfAbsent(event.event().type(), _ -> new HashMap<>())
                        .merge(transaction(store, event.event().anchor()), 1L, Long::sum);
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
