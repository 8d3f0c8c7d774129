package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Running;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.desktop.reports.ExportChoice.What;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.audit.AuditDesk.Left;
import io.auditworkbench.workbench.export.EventExport;
import io.auditworkbench.workbench.export.EventExport.Outcome;
import io.auditworkbench.workbench.export.ExportFiles;
import io.auditworkbench.workbench.export.ExportFormat;
import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.view.EventView;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One export, from the choice to the file.
///
/// - **Threading**: the JavaFX thread.
final class ExportViewModel {

    private static final int LINES = 10;
    private static final int SAMPLE = 200;
    private static final int TOLD_EVERY = 500;

    private final DesktopContext context;
    private final OpenStore store;
    private final Place place;
    private final ObjectProperty<ExportChoice> choice;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(new State.Choosing());
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private boolean isRefused;
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final LatestWork previewing;
    private final LatestWork counting;
    private @Nullable Running running;

    /// How far it is.
    sealed interface State {
        /// Nothing is written yet.
        record Choosing() implements State {}

        /// It is being written; so many events so far.
        record Writing(long events) implements State {}

        /// It is there.
        record Done(Path file, String sha256, String summary) implements State {}
    }

    /// The first lines, and what a sample of this many events takes.
    private record Sample(String text, long events, long bytes) {}

    ExportViewModel(DesktopContext context, OpenStore store, Place place) {
        this.context = context;
        this.store = store;
        this.place = place;
        this.choice = new SimpleObjectProperty<>(
                ExportChoice.usual(zone(context.times().zone())));
        this.previewing = new LatestWork(context.work());
        this.counting = new LatestWork(context.work());
        choice.addListener((_, _, _) -> look());
    }

    /// Many names say UTC; the command line says it so.
    private static String zone(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    ObjectProperty<ExportChoice> choice() {
        return choice;
    }

    ObjectProperty<State> state() {
        return state;
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /// Whether what was chosen cannot be written at all, to whichever file.
    boolean isRefused() {
        return isRefused;
    }

    ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    /// How many events, and about how large the file will be.
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    /// The id of what is selected, as far as it can be exported alone.
    Optional<String> selected() {
        return filterOfSubject().map(_ -> place.subject());
    }

    /// The filter of what is shown, in words.
    String shown() {
        return place.filter().isEmpty() ? context.text("reports.export.everything") : place.filter();
    }

    private Optional<String> filterOfSubject() {
        String subject = place.subject();
        if (subject.matches("[Ee][0-9]+")) {
            return Optional.of("id:" + subject);
        }
        if (subject.matches("[Tt][0-9]+")) {
            return Optional.of("tx:" + subject);
        }
        return subject.matches("[^ /]+\\.[^ /]+/[^ ]+") ? Optional.of("row:" + subject) : Optional.empty();
    }

    private String filter() {
        return choice.get().what() == What.SELECTED ? filterOfSubject().orElse(place.filter()) : place.filter();
    }

    /// A name for the file.
    String suggestedName() {
        String stem =
                choice.get().what() == What.SELECTED ? place.subject().replaceAll("[^A-Za-z0-9.-]+", "-") : "changes";
        return stem + "." + choice.get().format().ending();
    }

    /// Looks at the first events, and counts all of them.
    void look() {
        isRefused = false;
        problem.set(null);
        size.set(context.text("reports.export.counting"));
        counting.cancel();
        ExportChoice now = choice.get();
        String filter = filter();
        previewing.run(
                _ -> store.witness().act(Kind.READ, "export preview", filter, () -> sample(now, filter)),
                sample -> sampled(sample, filter),
                failure -> {
                    preview.set("");
                    size.set("");
                    isRefused = true;
                    problem.set(failure);
                });
    }

    private Sample sample(ExportChoice now, String filter) {
        PreviewText text = new PreviewText();
        ExportOrders orders = new ExportOrders(store, place, filter);
        EventExport lines = new EventExport(store.reading(), orders.readable(now), context.clock());
        lines.sample(LINES, text::add, new CountedBytes());
        CountedBytes bytes = new CountedBytes();
        EventExport whole = new EventExport(store.reading(), orders.of(now), context.clock());
        Outcome outcome = whole.sample(SAMPLE, bytes::addText, bytes);
        return new Sample(text.toString(), outcome.tally().events(), bytes.count());
    }

    private void sampled(Sample sample, String filter) {
        preview.set(sample.text());
        counting.run(
                stop -> store.reading().events().count(Asked.of(store, place, filter), stop),
                counted -> size.set(size(sample, counted.events())),
                problem::set);
    }

    private String size(Sample sample, long events) {
        if (events <= sample.events()) {
            return context.text("reports.export.size", events, bytes(sample.bytes()));
        }
        return context.text("reports.export.about", events, bytes(sample.bytes() * events / sample.events()));
    }

    private String bytes(long bytes) {
        return bytes < 1_000_000
                ? context.text("reports.export.kilobytes", Math.max(1, bytes / 1_000))
                : context.text("reports.export.megabytes", bytes / 1_000_000.0);
    }

    /// The command that writes the same.
    String command() {
        ExportChoice now = choice.get();
        ExportFormat format = now.format();
        CommandText command = CommandText.of("export").option("--as", format.toString());
        command.option("--to", suggestedName());
        if (!now.chosenColumns().isEmpty()) {
            command.option("--columns", String.join(",", now.chosenColumns()));
        }
        if (format.hasZone() && !now.zone().equals("UTC")) {
            command.option("--tz", now.zone());
        }
        if (format.isCsv()) {
            spelling(command, now);
        }
        if (now.mask() != ExportMask.Mode.KEEP) {
            command.option("--mask", now.mask().word());
        }
        return command.asked(store, place, filter()).toString();
    }

    private static void spelling(CommandText command, ExportChoice now) {
        if (!now.delimiter().equals(",")) {
            command.option("--delimiter", now.delimiter());
        }
        if (now.hasMark()) {
            command.word("--bom");
        }
        if (!now.isGuarded()) {
            command.word("--no-formula-guard");
        }
    }

    /// Writes the file; it goes on when the dialog is closed.
    void export(Path file) {
        ExportChoice now = choice.get();
        String filter = filter();
        problem.set(null);
        state.set(new State.Writing(0));
        String words = command();
        running = context.work().run(stop -> recorded(now, filter, file, words, stop), this::ended, failure -> {
            state.set(new State.Choosing());
            problem.set(failure);
            context.notices().problem(failure);
        });
    }

    private Outcome recorded(ExportChoice now, String filter, Path file, String words, BooleanSupplier stop)
            throws Exception {
        return store.witness()
                .act(Kind.EXPORT, file.toString(), words, () -> write(now, filter, file, stop), ExportViewModel::left);
    }

    private static Left left(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stopped _ -> Witness.rows(0);
            case Outcome.Whole(var tally, var files, var _) ->
                Witness.file(
                        tally.events(),
                        files.getFirst().file(),
                        files.getFirst().sha256());
        };
    }

    private Outcome write(ExportChoice now, String filter, Path file, BooleanSupplier stop) {
        EventExport export =
                new EventExport(store.reading(), new ExportOrders(store, place, filter).of(now), context.clock());
        EventExport.Destination to = EventExport.Destination.of(file, 0, ExportFiles.Existing.REPLACE, store.reading());
        return export.toFiles(to, watched(stop));
    }

    private UnaryOperator<EventSink> watched(BooleanSupplier stop) {
        return sink -> new EventSink() {
            private long taken;

            @Override
            public void take(EventView event) {
                sink.take(event);
                taken++;
                if (taken % TOLD_EVERY == 0) {
                    long now = taken;
                    context.work().show(() -> tell(now));
                }
            }

            @Override
            public void scanned(long events, long of) {
                sink.scanned(events, of);
            }

            @Override
            public boolean isWanted() {
                return !stop.getAsBoolean();
            }
        };
    }

    private void tell(long events) {
        if (state.get() instanceof State.Writing) {
            state.set(new State.Writing(events));
        }
    }

    private void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.Stopped _ -> {
                state.set(new State.Choosing());
                context.notices().done(context.text("reports.export.stopped"), "");
            }
            case Outcome.Whole(var tally, var files, var _) -> {
                ExportFiles.Written file = files.getFirst();
                state.set(new State.Done(file.file(), file.sha256(), tally.summary()));
            }
        }
    }

    /// Stops the writing; nothing is left of the file.
    void stop() {
        if (running != null) {
            running.stop();
        }
    }
}
