package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.DetectorSuite;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.Question;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.BacktestView;
import io.auditworkbench.workbench.view.BacktestView.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Runs one version of a rule over the whole history without keeping anything, and compares with what is stored.
///
/// - **Shape**: what is compared is what an event says: type, objects, values, confidence, standing; not the version of
///   the rule or the wording of its conditions.
/// - **Threading**: one thread; memory grows with the number of objects the rule looks at.
final class Backtest {

    private static final int PAGE = 1_000;

    private final Store store;
    private final DryRun run;
    private long changes;

    Backtest(Store store, Knowledge knowledge) {
        this.store = store;
        run = new DryRun(store, knowledge, new DetectorSuite(List.of(), knowledge.mapping(), Map.of()));
    }

    /// Runs to the end, unless `stop` says so earlier, and compares with what the rule of this id concluded.
    BacktestView against(String ruleId, String version, int samples, BooleanSupplier stop) {
        boolean isAll = run.run((slice, _) -> changes += slice.changes().size(), stop);
        return compare(ruleId, version, samples, !isAll);
    }

    private BacktestView compare(String ruleId, String version, int samples, boolean isPartial) {
        Map<Long, NumberedEvent> stored = stored(ruleId);
        List<Difference> gained = new ArrayList<>();
        List<Difference> lost = new ArrayList<>();
        List<Difference> changed = new ArrayList<>();
        long same = 0;
        List<NumberedEvent> concluded = run.concluded().values().stream()
                .sorted(Comparator.comparingLong(event -> event.event().anchor()))
                .toList();
        for (NumberedEvent event : concluded) {
            NumberedEvent former = stored.remove(event.event().anchor());
            if (former == null) {
                gained.add(new Difference("E" + event.event().anchor(), "", text(event.event())));
            } else if (isSame(former.event(), event.event())) {
                same++;
            } else {
                changed.add(new Difference(former.id(), text(former.event()), text(event.event())));
            }
        }
        stored.values().forEach(event -> lost.add(new Difference(event.id(), text(event.event()), "")));
        return new BacktestView(
                version,
                changes,
                concluded.size(),
                same,
                gained.size(),
                lost.size(),
                changed.size(),
                first(gained, samples),
                first(lost, samples),
                first(changed, samples),
                isPartial);
    }

    private static List<Difference> first(List<Difference> all, int samples) {
        return all.stream().limit(samples).toList();
    }

    private Map<Long, NumberedEvent> stored(String ruleId) {
        Map<Long, NumberedEvent> all = new TreeMap<>();
        ConclusionLog log = store.conclusions();
        List<NumberedEvent> page = log.after(0, Question.ALL, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(event -> event.event().rule().ruleId().equals(ruleId))
                    .forEach(event -> all.put(event.event().anchor(), event));
            page = log.after(page.getLast().number(), Question.ALL, PAGE);
        }
        return all;
    }

    static boolean isSame(BusinessEvent one, BusinessEvent other) {
        return one.type().equals(other.type())
                && one.objects().equals(other.objects())
                && one.attributes().equals(other.attributes())
                && one.confidence() == other.confidence()
                && one.standing() == other.standing()
                && Objects.equals(one.actor(), other.actor());
    }

    private static String text(BusinessEvent event) {
        StringBuilder text = new StringBuilder(event.type());
        event.objects().stream().limit(2).forEach(object -> text.append(' ').append(object.objectName()));
        event.attributes()
                .forEach(attribute ->
                        text.append(' ').append(attribute.name()).append('=').append(attribute.text()));
        return text.append(' ')
                .append(event.confidence().name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(event.standing().name().toLowerCase(Locale.ROOT))
                .toString();
    }
}
