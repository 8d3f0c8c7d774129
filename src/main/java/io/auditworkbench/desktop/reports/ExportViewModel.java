package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Running;
import io.auditworkbench.desktop.reports.ExportChoice.What;
import io.auditworkbench.model.error.ErrorCode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One export, from the choice to the file.
///
/// - **Threading**: the JavaFX thread.
final class ExportViewModel {

    private final DesktopContext context;
    private final OpenStore store;
    private final ExportSubject subject;
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

        /// It is being written; how far, in words.
        record Writing(String words) implements State {}

        /// It is there.
        record Done(Handout.Result.Written written) implements State {}
    }

    ExportViewModel(DesktopContext context, OpenStore store, ExportSubject subject, ExportForm form) {
        this.context = context;
        this.store = store;
        this.subject = subject;
        this.choice = new SimpleObjectProperty<>(
                ExportChoice.usual(usual(subject), form, zone(context.times().zone())));
        this.previewing = new LatestWork(context.work());
        this.counting = new LatestWork(context.work());
        choice.addListener((_, _, _) -> look());
    }

    /// Where a screen shows one thing, that is what is meant.
    private static What usual(ExportSubject subject) {
        return subject instanceof ExportSubject.OfPlace place && place.isOnlyOne() ? What.SELECTED : What.SHOWN;
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

    /// What would be in it; once it is written, what there is to say of it.
    ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    /// How many events, and about how large the file will be.
    ReadOnlyStringProperty size() {
        return size.getReadOnlyProperty();
    }

    ExportSubject subject() {
        return subject;
    }

    boolean isBundle() {
        return choice.get().form() instanceof ExportForm.Bundle;
    }

    private Handout handout() {
        ExportChoice now = choice.get();
        return switch (subject) {
            case ExportSubject.OfCase(String id, var _) ->
                new BundleHandout(context, store, new BundleHandout.Of.Case(id), "evidence-" + id);
            case ExportSubject.OfPlace here -> {
                Place asked = here.of(now.what());
                Optional<String> one = here.one()
                        .filter(_ -> now.what() == What.SELECTED)
                        .map(name -> name.replaceAll("[^A-Za-z0-9.-]+", "-"));
                yield switch (now.form()) {
                    case ExportForm.Lines(var format) ->
                        new LinesHandout(context, store, asked, one.orElse("changes"), format, now);
                    case ExportForm.Bundle() ->
                        new BundleHandout(
                                context,
                                store,
                                new BundleHandout.Of.Filter(asked),
                                one.map(name -> "evidence-" + name).orElse("evidence"));
                };
            }
        };
    }

    /// A name for the file.
    String suggestedName() {
        return handout().suggestedName();
    }

    /// The command that writes the same.
    String command() {
        return handout().command();
    }

    /// Looks at the first events, and counts all of them.
    void look() {
        isRefused = false;
        problem.set(null);
        preview.set("");
        size.set(context.text("reports.export.counting"));
        counting.cancel();
        Handout handout = handout();
        previewing.run(handout::look, look -> looked(handout, look), failure -> {
            size.set("");
            isRefused = !mayPass(failure);
            problem.set(failure);
        });
    }

    /// What has to do with the store, such as another program that holds it, may be over when somebody presses Export.
    private static boolean mayPass(Problem failure) {
        ErrorCode code = failure.code();
        return code != null && code.kind() == ErrorCode.Kind.STORE;
    }

    private void looked(Handout handout, Handout.Look look) {
        preview.set(look.text());
        counting.run(stop -> handout.size(look, stop), size::set, problem::set);
    }

    /// Writes the file; it goes on when the dialog is closed.
    void export(Path file) {
        Handout handout = handout();
        problem.set(null);
        state.set(new State.Writing(context.text("reports.export.writing", 0)));
        running = context.work().run(stop -> handout.write(file, watch(stop)), this::ended, failure -> {
            state.set(new State.Choosing());
            problem.set(failure);
            context.notices().problem(failure);
        });
    }

    private Handout.Watch watch(BooleanSupplier stop) {
        return new Handout.Watch() {
            @Override
            public void told(String words) {
                context.work().show(() -> tell(words));
            }

            @Override
            public boolean isStopped() {
                return stop.getAsBoolean();
            }
        };
    }

    private void tell(String words) {
        if (state.get() instanceof State.Writing) {
            state.set(new State.Writing(words));
        }
    }

    private void ended(Handout.Result result) {
        switch (result) {
            case Handout.Result.Stopped() -> {
                state.set(new State.Choosing());
                context.notices().done(context.text("reports.export.stopped"), "");
            }
            case Handout.Result.Written written -> {
                if (!written.note().isEmpty()) {
                    preview.set(written.note());
                }
                state.set(new State.Done(written));
                context.session().fileMade();
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
