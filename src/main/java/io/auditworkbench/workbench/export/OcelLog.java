package io.auditworkbench.workbench.export;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.rulepack.BuiltIn;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.ReadRule;
import io.auditworkbench.rulepack.RulePackReader;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.Question;
import io.auditworkbench.store.ConclusionLog.Revision;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.store.ocel.OcelEvent;
import io.auditworkbench.store.ocel.OcelKind;
import io.auditworkbench.store.ocel.OcelObject;
import io.auditworkbench.store.ocel.OcelStage;
import io.auditworkbench.store.ocel.OcelValue;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventSearch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers business events with their objects as an object-centric event log.
///
/// - **Shape**: withdrawn events are counted and left out. Of a filter with more than times, an event is wanted when
///   one of its changes in the range is selected; its own time must be in the range anyway.
/// - **Errors**: `NOT_FOUND` for a store that was never opened for writing since conclusions exist.
/// - **Threading**: one thread at a time.
final class OcelLog {

    private static final int PAGE = 500;

    private final Store store;
    private final ConclusionLog log;
    private final EventSearch events;
    private final Map<RuleVersion, RuleObjects> rules = new HashMap<>();

    OcelLog(Store store, EventSearch events) {
        this.store = store;
        this.events = events;
        log = store.conclusions();
    }

    /// What was put into the stage; fewer than there are when somebody stopped it.
    record Gathered(long events, long withdrawn, boolean isStopped) {}

    Gathered gather(AcceptedFilter filter, OcelStage stage, BooleanSupplier isWanted) {
        requireThere();
        log.texts().forEach(this::learn);
        Optional<BitSet> wanted = wanted(filter, isWanted);
        Question question = new Question(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                micros(filter.from(), Long.MIN_VALUE),
                micros(filter.until(), Long.MAX_VALUE));
        int most = filter.limit(Integer.MAX_VALUE);
        long written = 0;
        long withdrawn = 0;
        long cursor = 0;
        while (isWanted.getAsBoolean()) {
            List<NumberedEvent> page = log.after(cursor, question, PAGE);
            for (NumberedEvent event : page) {
                cursor = event.number();
                if (wanted.isPresent() && !wanted.get().get(Math.toIntExact(cursor))) {
                    continue;
                }
                if (event.event().standing() == Standing.WITHDRAWN) {
                    withdrawn++;
                    continue;
                }
                add(event, stage);
                if (++written == most) {
                    return new Gathered(written, withdrawn, false);
                }
            }
            if (page.size() < PAGE) {
                return new Gathered(written, withdrawn, false);
            }
        }
        return new Gathered(written, withdrawn, true);
    }

    private void requireThere() {
        if (!log.isThere()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "Nothing was concluded in this store yet: an older program wrote it.",
                    "Run `auditctl scan` on it once.");
        }
    }

    private void learn(ConclusionLog.KeptText kept) {
        PackFile file = PackFile.of(kept.version().ruleId(), kept.text());
        RuleObjects said = new RulePackReader(BuiltIn.vocabulary())
                .read(List.of(file)).stream()
                        .map(read -> read instanceof ReadRule.Accepted accepted
                                ? RuleObjects.of(accepted.rule())
                                : RuleObjects.NOTHING)
                        .findFirst()
                        .orElse(RuleObjects.NOTHING);
        rules.put(kept.version(), said);
    }

    /// The numbers of the events that the filter asks for; empty when it asks for nothing but times.
    private Optional<BitSet> wanted(AcceptedFilter filter, BooleanSupplier isWanted) {
        if (isOfTimesOnly(filter.expression())) {
            return Optional.empty();
        }
        BitSet numbers = new BitSet();
        List<Long> changes = new ArrayList<>();
        events.numbers(
                filter,
                change -> {
                    changes.add(change);
                    if (changes.size() == PAGE) {
                        note(changes, numbers);
                    }
                },
                () -> !isWanted.getAsBoolean());
        note(changes, numbers);
        return Optional.of(numbers);
    }

    private void note(List<Long> changes, BitSet numbers) {
        log.numbersOf(changes).forEach(number -> numbers.set(Math.toIntExact(number)));
        changes.clear();
    }

    private static boolean isOfTimesOnly(FilterExpression expression) {
        if (expression instanceof FilterExpression.And(List<FilterExpression> all)) {
            return all.stream().allMatch(OcelLog::isOfTimesOnly);
        }
        return expression instanceof FilterExpression.Everything || expression instanceof FilterTerm.CommitTime;
    }

    private static long micros(@Nullable Instant time, long open) {
        return time == null ? open : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private void add(NumberedEvent numbered, OcelStage stage) {
        BusinessEvent event = numbered.event();
        event.objects().forEach(link -> stage.object(link.objectName(), link.type()));
        stage.add(new OcelEvent(
                numbered.id(),
                event.type(),
                event.occurredMicros(),
                values(numbered),
                event.objects().stream()
                        .map(link -> new OcelEvent.Link(link.objectName(), link.qualifier()))
                        .toList()));
        RuleObjects said = rules.getOrDefault(event.rule(), RuleObjects.NOTHING);
        said.own(event).ifPresent(own -> {
            relate(own, event, stage);
            addStates(numbered, stage);
        });
    }

    private static List<OcelValue> values(NumberedEvent numbered) {
        BusinessEvent event = numbered.event();
        List<OcelValue> values = new ArrayList<>();
        if (event.actor().grade() != AttributionGrade.UNKNOWN) {
            values.add(text("actor", event.actor().actor()));
        }
        values.add(text("actor_grade", word(event.actor().grade())));
        values.add(text("confidence", word(event.confidence())));
        values.add(text("standing", word(event.standing())));
        values.add(text("rule", event.rule().ruleId()));
        values.add(whole("rule_version", event.rule().version()));
        values.add(text("rule_sha256", event.rule().sha256()));
        values.add(whole("revision", numbered.revision()));
        values.add(text("started_by", "E" + event.anchor()));
        values.add(
                text("changes", event.changes().stream().map(seq -> "E" + seq).collect(Collectors.joining(" "))));
        event.attributes().forEach(each -> values.add(value(each.name(), each)));
        return values;
    }

    private static OcelValue text(String name, String text) {
        return new OcelValue(name, OcelKind.STRING, text);
    }

    private static OcelValue whole(String name, int number) {
        return new OcelValue(name, OcelKind.INTEGER, Integer.toString(number));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static OcelValue value(String name, EventAttribute attribute) {
        OcelKind kind = switch (attribute.kind()) {
            case NUMBER -> OcelKind.FLOAT;
            case TEXT -> OcelKind.STRING;
            case TIME -> OcelKind.TIME;
            case FLAG -> OcelKind.BOOLEAN;
        };
        return new OcelValue(name, kind, attribute.text());
    }

    private static void relate(ObjectLink own, BusinessEvent event, OcelStage stage) {
        for (ObjectLink link : event.objects()) {
            if (!link.objectName().equals(own.objectName())) {
                stage.relation(own.objectName(), new OcelEvent.Link(link.objectName(), link.qualifier()));
            }
        }
    }

    /// What a corrected event said first was true from its own time on, what it says since from the correction on.
    private void addStates(NumberedEvent numbered, OcelStage stage) {
        BusinessEvent event = numbered.event();
        if (event.standing() != Standing.CORRECTED) {
            addStates(event, event.occurredMicros(), stage);
            return;
        }
        boolean isFirst = true;
        for (Revision revision : log.revisions(numbered.number())) {
            addStates(revision.event(), isFirst ? event.occurredMicros() : committed(revision), stage);
            isFirst = false;
        }
    }

    private long committed(Revision revision) {
        return store.changes()
                .transaction(revision.concludedTx())
                .map(StoredTransaction::header)
                .map(TransactionHeader::commitMicros)
                .orElse(revision.event().occurredMicros());
    }

    private void addStates(BusinessEvent event, long sinceMicros, OcelStage stage) {
        RuleObjects said = rules.getOrDefault(event.rule(), RuleObjects.NOTHING);
        said.own(event).ifPresent(own -> {
            for (RuleObjects.Fact fact : said.facts(event)) {
                OcelObject.State state = new OcelObject.State(value(fact.field(), fact.attribute()), sinceMicros);
                switch (fact.side()) {
                    case BEFORE -> stage.stateBefore(own.objectName(), own.type(), state);
                    case AFTER -> stage.state(own.objectName(), own.type(), state);
                }
            }
        });
    }
}
