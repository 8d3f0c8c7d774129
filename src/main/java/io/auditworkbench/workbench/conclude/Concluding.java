package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Conclusion;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.store.BoundedMap;
import io.auditworkbench.store.ConclusionCursor;
import io.auditworkbench.store.ConclusionWriter;
import io.auditworkbench.store.OpenAnchor;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws conclusions from the log where they were left off: each step is one SQLite transaction that writes what was
/// concluded together with how far it came, so a crash loses nothing and doubles nothing.
///
/// - **Threading**: the writer's.
public final class Concluding implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Concluding.class);
    private static final int MOST_REMEMBERED = 16_384;

    private final Store store;
    private final StoreWriter writer;
    private final ConclusionWriter conclusions;
    private final Knowledge knowledge;
    private final RuleEngine engine;
    private final Map<Start, Optional<NumberedEvent>> earlier = new BoundedMap<>(MOST_REMEMBERED);
    private final Function<SliceReader, SliceSource> reading;
    private final Set<String> warned = new HashSet<>();
    private @Nullable Run run;
    private long throughTransaction;

    private record Start(String ruleId, long anchor) {}

    /// Where a run is; given up after a failure, and begun again from what is stored.
    private record Run(SliceSource source, StoredHistories histories, Detecting detecting) {}

    /// From changes that are read when they are looked at.
    public Concluding(Store store, Knowledge knowledge) {
        this(store, knowledge, reader -> reader);
    }

    /// From changes that are read ahead by another thread of the executor.
    static Concluding readingAhead(Store store, Knowledge knowledge, Executor executor) {
        return new Concluding(store, knowledge, reader -> new SlicesAhead(reader, executor));
    }

    private Concluding(Store store, Knowledge knowledge, Function<SliceReader, SliceSource> reading) {
        this.reading = reading;
        this.store = store;
        this.writer = store.writer();
        this.conclusions = writer.conclusions();
        this.knowledge = knowledge;
        engine = new RuleEngine(knowledge.rules(), knowledge.vocabulary());
    }

    /// Looks at about so many changes more; true when there may be more.
    ///
    /// - **Errors**: as [StoreWriter]; nothing of the step is kept then.
    public boolean step(int changes) {
        boolean[] isMore = new boolean[1];
        try {
            writer.conclude(() -> isMore[0] = advance(changes));
            return isMore[0];
        } catch (RuntimeException failure) {
            close();
            earlier.clear();
            throw failure;
        }
    }

    /// The same within a SQLite transaction that somebody else has begun and ends.
    boolean stepWithin(int changes) {
        return advance(changes);
    }

    /// The last transaction that was looked at; 0 before the first step.
    public long throughTransaction() {
        return throughTransaction;
    }

    /// Waits until nothing of the store is read any more; the next step begins anew from what is stored.
    @Override
    public void close() {
        if (run != null) {
            run.source().close();
            run = null;
        }
    }

    private boolean advance(int changes) {
        ConclusionCursor cursor = conclusions.cursor();
        Run here = run == null ? begin(cursor) : run;
        run = here;
        long watermark = cursor.watermarkMicros();
        int seen = 0;
        SliceRead read = here.source().next();
        if (read == null) {
            return false;
        }
        SliceRead last = read;
        long nextDue = conclusions.nextDue();
        while (read != null) {
            last = read;
            ChangeSlice slice = read.slice();
            watermark = Math.max(watermark, slice.transaction().commitMicros());
            nextDue = conclude(here, slice, watermark, nextDue);
            seen += slice.changes().size() + 1;
            read = seen < changes ? here.source().next() : null;
        }
        here.detecting().write();
        conclusions.advance(new ConclusionCursor(
                last.throughTx(),
                last.throughSeq(),
                watermark,
                knowledge.mapping().digest()));
        throughTransaction = last.throughTx();
        return seen >= changes;
    }

    private Run begin(ConclusionCursor cursor) {
        knowledge.texts().forEach((version, text) -> conclusions.keep(version, text, firstTx(version, cursor)));
        Observer observer = new Observer(knowledge.mapping());
        Observer readers = new Observer(knowledge.mapping());
        SliceReader reader = new SliceReader(store, readers, cursor.throughTx(), cursor.throughSeq());
        Detecting detecting = new Detecting(writer.findings(), knowledge.mapping(), knowledge.detectors());
        detecting.writeStates();
        return new Run(
                reading.apply(reader),
                new StoredHistories(store.changes(), observer, conclusions::linked, conclusions::logged),
                detecting);
    }

    /// Since which transaction a text is in use; a store of before mappings were kept has the digest of its mapping.
    private static long firstTx(RuleVersion version, ConclusionCursor cursor) {
        boolean isUsedAlready =
                version.ruleId().equals(Knowledge.MAPPING) && version.sha256().equals(cursor.mapping());
        return isUsedAlready ? 1 : cursor.throughTx() + 1;
    }

    private long conclude(Run here, ChangeSlice slice, long watermark, long nextDue) {
        here.histories().begin(slice);
        for (ObservedChange change : slice.changes()) {
            for (ObjectKey object : engine.objectsOf(change)) {
                if (engine.looksBackAt(object)) {
                    here.histories().add(object, change);
                }
                conclusions.link(object.subject(), object.key(), change.seq());
            }
        }
        List<RuleEngine.Due> due = new ArrayList<>();
        if (nextDue < watermark) {
            conclusions
                    .takeDue(watermark - 1)
                    .forEach(waiting -> due.add(new RuleEngine.Due(waiting.ruleId(), waiting.anchor())));
        }
        long firstNew = slice.changes().isEmpty()
                ? Long.MAX_VALUE
                : slice.changes().getFirst().seq();
        List<Conclusion> drawn =
                engine.infer(slice, due, here.histories(), (rule, anchor) -> former(rule, anchor, firstNew), watermark);
        long next = due.isEmpty() ? nextDue : conclusions.nextDue();
        List<NumberedEvent> concluded = new ArrayList<>();
        for (Conclusion conclusion : drawn) {
            switch (conclusion) {
                case Conclusion.Drawn one -> concluded.add(keep(one, slice));
                case Conclusion.Waiting waiting -> {
                    conclusions.open(new OpenAnchor(waiting.ruleId(), waiting.anchor(), waiting.dueMicros()));
                    next = Math.min(next, waiting.dueMicros());
                }
                case Conclusion.Failed broken -> failed(broken, slice);
            }
        }
        here.detecting().examine(slice, concluded);
        return next;
    }

    private void failed(Conclusion.Failed broken, ChangeSlice slice) {
        conclusions.failed(broken.ruleId(), slice.transaction().number(), broken.anchor(), broken.reason());
        if (warned.add(broken.ruleId())) {
            LOG.warn(
                    "the rule {} broke over E{}: {}; it goes on, what it would have concluded there is missing",
                    broken.ruleId(),
                    broken.anchor(),
                    broken.reason());
        }
    }

    /// Nothing was concluded yet from changes that are looked at for the first time.
    private Optional<NumberedEvent> former(String ruleId, long anchor, long firstNew) {
        if (anchor >= firstNew) {
            return Optional.empty();
        }
        return earlier.computeIfAbsent(
                new Start(ruleId, anchor), start -> conclusions.find(start.ruleId(), start.anchor()));
    }

    private NumberedEvent keep(Conclusion.Drawn drawn, ChangeSlice slice) {
        long transaction = slice.transaction().number();
        NumberedEvent kept = drawn.former().isPresent()
                ? conclusions.revise(drawn.former().get(), drawn.event(), transaction)
                : conclusions.add(drawn.event(), transaction);
        earlier.put(new Start(drawn.ruleId(), drawn.anchor()), Optional.of(kept));
        return kept;
    }
}
