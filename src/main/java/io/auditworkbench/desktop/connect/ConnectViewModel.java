package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Capturing;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.SkippedChecks;
import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.common.Work;
import io.auditworkbench.workbench.health.HealthCheck;
import io.auditworkbench.workbench.health.HealthQuestion;
import io.auditworkbench.workbench.health.HealthReport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The way to a capture: which step it is at, what the server answered, and the beginning of capture.
///
/// - **Threading**: the JavaFX thread.
final class ConnectViewModel {

    private final DesktopContext context;
    private final ConnectForm form;
    private final Supplier<HealthCheck> health;
    private final MaskingViewModel masking;
    private final Capturing capturing;
    private final StoreOpening opening;
    private final ConnectWords words;
    private final LatestWork asking;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.CONNECT);
    private final ReadOnlyObjectWrapper<@Nullable Reached> reached = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<CheckRow.@Nullable Table> checks = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper isAsking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper isStarting = new ReadOnlyBooleanWrapper();

    ConnectViewModel(
            DesktopContext context,
            ConnectForm form,
            Supplier<HealthCheck> health,
            MaskingViewModel masking,
            Capturing capturing,
            StoreOpening opening) {
        this.context = context;
        this.form = form;
        this.health = health;
        this.masking = masking;
        this.capturing = capturing;
        this.opening = opening;
        this.words = new ConnectWords(context);
        this.asking = new LatestWork(context.work());
        capturing.stateProperty().addListener((_, _, state) -> follow(state));
        step.addListener((_, _, now) -> {
            if (now == Step.MASK) {
                masking.show();
            }
        });
    }

    MaskingViewModel masking() {
        return masking;
    }

    ConnectForm form() {
        return form;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Reached> reachedProperty() {
        return reached.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CheckRow.@Nullable Table> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /// What went wrong in the step that is shown.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty isAskingProperty() {
        return isAsking.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty isStartingProperty() {
        return isStarting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Capturing.State> captureProperty() {
        return capturing.stateProperty();
    }

    /// Fills in a pasted text; false when it cannot be read.
    boolean paste(String text) {
        Optional<ConnectionInput> input = ConnectionText.read(text);
        input.ifPresent(form::fill);
        return input.isPresent();
    }

    /// To the next step, unless something in this one stands against it.
    void next() {
        problem.set(refusal());
        if (problem.get() == null) {
            to(step.get().next());
        }
    }

    private @Nullable Problem refusal() {
        return switch (step.get()) {
            case CONNECT -> form.isComplete() ? null : told("connect.incomplete", "connect.incomplete.next");
            case CHECK -> isReady() ? null : told("connect.not-ready", "connect.not-ready.next");
            case MASK -> masking.refusal().orElse(null);
            case TABLES, ACTOR, START -> capturing.refusal(form.request()).orElse(null);
        };
    }

    private boolean isReady() {
        CheckRow.Table table = checks.get();
        return table != null && table.isReady();
    }

    private Problem told(String happenedKey, String nextKey) {
        return new Problem(context.text(happenedKey), context.text(nextKey));
    }

    /// To the step before; nothing that was filled in is lost.
    void back() {
        problem.set(null);
        step.set(step.get().before());
    }

    /// To a step that was passed already, or the checks.
    void to(Step wanted) {
        problem.set(null);
        step.set(wanted);
        if (wanted == Step.CHECK) {
            check();
        }
    }

    /// Asks the server again what this step asks it; the checks, where it asks nothing.
    void recheck() {
        if (step.get() == Step.MASK) {
            masking.look();
        } else {
            to(Step.CHECK);
        }
    }

    /// Connects step by step, and leaves.
    void test() {
        problem.set(form.isComplete() ? null : told("connect.incomplete", "connect.incomplete.next"));
        if (problem.get() != null) {
            return;
        }
        HealthQuestion question = form.question();
        reached.set(null);
        ask(_ -> health.get().reach(question), report -> reached.set(words.reached(report)));
    }

    /// Does every check.
    void check() {
        if (!form.isComplete()) {
            step.set(Step.CONNECT);
            return;
        }
        HealthQuestion question = form.question();
        String address = form.address();
        ask(_ -> health.get().examine(question), report -> {
            reached.set(words.reached(report));
            checks.set(report.problem().isPresent() ? null : words.table(report, address));
            problem.set(words.reached(report).problem().orElse(null));
        });
    }

    private void ask(Work.Job<HealthReport> job, Consumer<HealthReport> done) {
        isAsking.set(true);
        problem.set(null);
        asking.run(
                job,
                report -> {
                    isAsking.set(false);
                    done.accept(report);
                },
                failure -> {
                    isAsking.set(false);
                    problem.set(failure);
                });
    }

    /// Lets an advised check be, for a reason that is kept; an empty reason takes that back.
    void skip(CheckRow.Line line, String reason) {
        String key = SkippedChecks.key(form.address(), line.id());
        if (reason.isBlank()) {
            context.settings().remove(key);
        } else {
            context.settings().put(key, reason.strip());
        }
    }

    /// The command that captures as it is filled in.
    String captureCommand() {
        return form.captureCommand(masking.file());
    }

    /// The same for somebody who takes it along: the policy that it names is written, for the command would refuse one
    /// that is not there.
    String takenCommand() {
        if (masking.isOfTheForm()) {
            masking.accept(_ -> {}, problem::set);
        }
        return captureCommand();
    }

    /// Writes the policy that was accepted, and begins to capture; the store is opened as soon as it is there.
    void start() {
        problem.set(capturing.refusal(form.request()).orElse(null));
        if (problem.get() != null) {
            return;
        }
        if (capturing.stateProperty().get().isRunning()) {
            problem.set(told("connect.running", "connect.running.next"));
            return;
        }
        if (!masking.isOfTheForm()) {
            step.set(Step.MASK);
            problem.set(told("connect.mask.other", "connect.mask.other.next"));
            return;
        }
        form.remember();
        isStarting.set(true);
        masking.accept(policy -> capturing.start(form.request().with(policy.orElse(null))), failure -> {
            isStarting.set(false);
            problem.set(failure);
        });
    }

    /// Looks how far capture is.
    void tick() {
        if (isStarting.get()) {
            capturing.tick();
        }
    }

    private void follow(Capturing.State state) {
        if (!isStarting.get()) {
            return;
        }
        if (state.hasBegun()) {
            isStarting.set(false);
            masking.settle();
            opening.open(form.storePath(), ScreenId.EVENTS);
        } else if (!state.isRunning()) {
            isStarting.set(false);
            problem.set(state.problem().orElse(told("connect.ended", "connect.ended.next")));
        }
    }

    /// Ends a capture that was begun.
    void stop() {
        capturing.stop();
    }

    boolean isTouched() {
        return form.isTouched();
    }

    /// Leaves, and forgets what was filled in.
    void discard() {
        asking.cancel();
        isAsking.set(false);
        form.reset();
        masking.forget();
        reached.set(null);
        checks.set(null);
        problem.set(null);
        step.set(Step.CONNECT);
        leave();
    }

    /// Leaves; what was filled in stays.
    void leave() {
        if (context.navigator().canGoBackProperty().get()) {
            context.navigator().back();
        } else {
            context.navigator().go(ScreenId.WELCOME);
        }
    }
}
