package io.auditworkbench.workbench.finding;

import io.auditworkbench.detect.BuiltInDetectors;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.store.HourCount;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.CoverageView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Answers what was found, and says what was not looked at.
///
/// - **Threading**: any number of threads.
public final class FindingDesk {

    private final Store store;
    private final Masker masker;
    private final CoverageStatement coverage;
    private final Clock clock;

    public FindingDesk(Store store, Masker masker, CoverageStatement coverage, Clock clock) {
        this.store = store;
        this.masker = masker;
        this.coverage = coverage;
        this.clock = clock;
    }

    /// How often a detector was right, by what people said of its groups.
    public record Feedback(String detector, long groups, long confirmed, long explained) {

        /// How many were judged.
        public long judged() {
            return confirmed + explained;
        }
    }

    /// The groups asked for, the most severe and latest first.
    public AnomalyList list(AnomalyQuestion question) {
        CoverageView seen = coverage.of(question.chosen().filter());
        if (!store.conclusions().isThere()) {
            return new AnomalyList(
                    List.of(), 0, 0, 0, 0, List.of("this store has no findings yet: `scan` looks through it"), seen);
        }
        long from = micros(seen.from(), Long.MIN_VALUE);
        long until = micros(seen.until(), Long.MAX_VALUE);
        boolean showsSuperseded = question.states().contains(TriageState.SUPERSEDED);
        List<AnomalyGroup> all = groups(from, until, question.chosen()).stream()
                .filter(group -> showsSuperseded || group.state() != TriageState.SUPERSEDED)
                .toList();
        List<AnomalyGroup> asked = all.stream()
                .filter(group ->
                        question.states().isEmpty() || question.states().contains(group.state()))
                .filter(group -> isAsked(group, question.detectors()))
                .toList();
        boolean showsMuted = question.muted() == AnomalyQuestion.Muted.SHOW
                || question.states().contains(TriageState.MUTED);
        List<AnomalyGroup> shown =
                asked.stream().filter(group -> showsMuted || !isMuted(group)).toList();
        Set<String> loud = new HashSet<>();
        all.forEach(group -> loud.add(group.detector()));
        List<String> running = running();
        return new AnomalyList(
                shown.stream().map(this::view).toList(),
                asked.size() - shown.size(),
                running.size(),
                running.stream().filter(detector -> !loud.contains(detector)).count(),
                question.chosen().events().isPresent() ? question.chosen().count() : events(from, until),
                troubles(question.chosen()),
                seen);
    }

    private List<AnomalyGroup> groups(long from, long until, ChosenRange chosen) {
        List<AnomalyGroup> all = store.findings().groups(from, until);
        if (chosen.events().isEmpty()) {
            return all;
        }
        Set<Long> wanted = store.findings().groupsOfAny(chosen.events().get());
        return all.stream().filter(group -> wanted.contains(group.number())).toList();
    }

    private static boolean isAsked(AnomalyGroup group, List<String> detectors) {
        return detectors.isEmpty() || detectors.stream().anyMatch(group.detector()::equalsIgnoreCase);
    }

    /// A group that is muted for a time is shown again after it.
    private boolean isMuted(AnomalyGroup group) {
        Long until = group.mutedUntilMicros();
        return group.state() == TriageState.MUTED && (until == null || until > micros(clock.instant(), 0));
    }

    private List<String> running() {
        return store.findings().detectors().stream()
                .filter(detector -> detector.state().equals("running"))
                .map(FindingLog.DetectorState::detector)
                .toList();
    }

    private List<String> troubles(ChosenRange chosen) {
        List<String> troubles = new ArrayList<>();
        if (chosen.isPartial()) {
            troubles.add("the search for what the filter chooses was stopped");
        }
        long behind = store.changes().lastSeq() - store.conclusions().cursor().throughSeq();
        if (behind > 0) {
            troubles.add(
                    "the newest " + behind + (behind == 1 ? " change was" : " changes were") + " not looked at yet");
        }
        List<FindingLog.DetectorState> detectors = store.findings().detectors();
        if (detectors.isEmpty()) {
            troubles.add("no check has run");
        }
        detectors.stream()
                .filter(detector -> detector.state().equals("failed"))
                .forEach(
                        detector -> troubles.add("the check " + detector.detector() + " failed: " + detector.reason()));
        store.conclusions().failures().forEach(broken -> troubles.add(broken.sentence()));
        return troubles;
    }

    private long events(long from, long until) {
        return store.activity().byHour(from, until).stream()
                .mapToLong(HourCount::events)
                .sum();
    }

    private static long micros(@Nullable Instant time, long open) {
        return time == null ? open : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /// The group of this number.
    ///
    /// - **Errors**: `NOT_FOUND`.
    public AnomalyView group(long number) {
        if (store.conclusions().isThere()) {
            return store.findings().group(number).map(this::view).orElseThrow(() -> missing(number));
        }
        throw missing(number);
    }

    private WorkbenchException missing(long number) {
        String next = "`anomalies` lists what was found.";
        return new WorkbenchException(
                ErrorCode.NOT_FOUND,
                "There is no A" + number + " in this store.",
                store.changes()
                        .pruned()
                        .map(kept -> "What rested on changes through E" + kept.throughSeq()
                                + " went when they were pruned. " + next)
                        .orElse(next));
    }

    /// A finding as a moment; `group` is `A17`.
    public record Hit(String group, String detector, Severity severity, Instant at) {}

    /// Every finding of these groups in the range, oldest first.
    public List<Hit> hits(ChosenRange chosen, List<AnomalyView> groups) {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        Map<String, String> detectors = new HashMap<>();
        groups.forEach(group -> detectors.put(group.id(), group.detector()));
        long from = micros(chosen.filter().from(), Long.MIN_VALUE);
        long until = micros(chosen.filter().until(), Long.MAX_VALUE);
        List<Hit> hits = new ArrayList<>();
        for (FindingLog.Hit hit : store.findings().hits(from, until)) {
            String id = "A" + hit.group();
            String detector = detectors.get(id);
            if (detector != null) {
                hits.add(new Hit(id, detector, hit.severity(), instant(hit.atMicros())));
            }
        }
        return hits;
    }

    /// The tables of the changes that the last finding of a group rests on, as `shop.orders`.
    public List<String> tables(AnomalyView group) {
        return store.findings().tables(Long.parseLong(group.id().substring(1)));
    }

    /// A check in words: its title, what it looks for, and what it counts as examined.
    public record CheckText(String id, String title, String description, String looksAt) {}

    /// A check in words; of one that this program does not know only the id.
    public static CheckText check(String detector) {
        return BuiltInDetectors.all().stream()
                .map(Detector::spec)
                .filter(spec -> spec.id().equals(detector))
                .findFirst()
                .map(spec -> new CheckText(spec.id(), spec.title(), spec.description(), spec.looksAt()))
                .orElse(new CheckText(detector, detector, "", ""));
    }

    /// What people said, detector by detector; those of whom nothing was found are left out.
    public List<Feedback> feedback() {
        if (!store.conclusions().isThere()) {
            return List.of();
        }
        Map<String, Feedback> all = new TreeMap<>();
        for (AnomalyGroup group : store.findings().groups(Long.MIN_VALUE, Long.MAX_VALUE)) {
            long confirmed = group.state() == TriageState.CONFIRMED ? 1 : 0;
            long explained = group.state() == TriageState.EXPLAINED ? 1 : 0;
            all.merge(
                    group.detector(),
                    new Feedback(group.detector(), 1, confirmed, explained),
                    (one, other) -> new Feedback(
                            one.detector(),
                            one.groups() + other.groups(),
                            one.confirmed() + other.confirmed(),
                            one.explained() + other.explained()));
        }
        return List.copyOf(all.values());
    }

    private AnomalyView view(AnomalyGroup group) {
        Long mutedUntil = group.mutedUntilMicros();
        return new AnomalyView(
                group.id(),
                group.severity(),
                group.detector(),
                masker.shownStatement(group.sentence()),
                group.actor(),
                group.hits(),
                group.events(),
                instant(group.firstMicros()),
                instant(group.lastMicros()),
                group.state(),
                group.stateReason(),
                mutedUntil == null ? null : instant(mutedUntil));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// The state that a word names, as `in-review`; empty words and others are refused.
    ///
    /// - **Errors**: `BAD_USAGE`.
    public static TriageState state(String word) {
        String asked = word.strip().toLowerCase(Locale.ROOT);
        for (TriageState state : TriageState.values()) {
            if (state.word().equals(asked)) {
                return state;
            }
        }
        throw new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "There is no state \"" + word + "\".",
                "Choose from new, in-review, explained, confirmed, muted, superseded.");
    }
}
