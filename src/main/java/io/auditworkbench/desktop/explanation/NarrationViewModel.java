package io.auditworkbench.desktop.explanation;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.explanation.ModelAddress;
import io.auditworkbench.workbench.explanation.ModelSettings;
import io.auditworkbench.workbench.explanation.NarrationProgress;
import io.auditworkbench.workbench.explanation.NarrationQuestion;
import io.auditworkbench.workbench.view.NarrationView;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Asks a model about the thing that is explained, when somebody wants it.
///
/// - **Threading**: the JavaFX thread.
final class NarrationViewModel {

    /// What is proposed to somebody who has none: small enough for a laptop.
    static final String PROPOSED = "llama3.2:3b";

    private final DesktopContext context;
    private final LatestWork asking;
    private final LatestWork checking;
    private final ReadOnlyObjectWrapper<NarrationState> state = new ReadOnlyObjectWrapper<>(new NarrationState.Off());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private String subject = "";
    private ModelSettings settings = ModelSettings.USUAL;

    NarrationViewModel(DesktopContext context) {
        this.context = context;
        this.asking = new LatestWork(context.work());
        this.checking = new LatestWork(context.work());
    }

    ReadOnlyObjectProperty<NarrationState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Another thing is explained: what was asked about the one before is not waited for.
    void about(String id) {
        asking.cancel();
        subject = id;
        problem.set(null);
        checking.run(_ -> store().reading().narrator().settings(), this::ready, problem::set);
    }

    private void ready(ModelSettings now) {
        settings = now;
        state.set(now.hasModel() ? new NarrationState.Ready(now.model()) : new NarrationState.Off());
    }

    /// Asks, or takes the answer that is kept.
    void ask() {
        ask(NarrationQuestion.Freshness.KEPT);
    }

    /// Asks, whatever is kept.
    void again() {
        ask(NarrationQuestion.Freshness.ANEW);
    }

    private void ask(NarrationQuestion.Freshness freshness) {
        OpenStore store = store();
        String id = subject;
        String model = model();
        problem.set(null);
        state.set(new NarrationState.Asking(model, Optional.empty()));
        asking.run(
                stop -> store.reading()
                        .narrator()
                        .narrate(new NarrationQuestion(
                                id,
                                Optional.of(model),
                                Optional.empty(),
                                freshness,
                                () -> !stop.getAsBoolean(),
                                progress -> context.work().show(() -> heard(id, model, progress)))),
                view -> state.set(new NarrationState.Answered(model, view)),
                failed -> {
                    state.set(new NarrationState.Ready(model));
                    problem.set(failed);
                });
    }

    private void heard(String id, String model, NarrationProgress progress) {
        if (state.get() instanceof NarrationState.Asking && id.equals(subject)) {
            state.set(new NarrationState.Asking(model, Optional.of(progress)));
        }
    }

    /// Stops it; what it had said completely is shown.
    void stop() {
        asking.stop();
    }

    private String model() {
        return switch (state.get()) {
            case NarrationState.Off _ -> "";
            case NarrationState.Ready ready -> ready.model();
            case NarrationState.Asking busy -> busy.model();
            case NarrationState.Answered answered -> answered.model();
        };
    }

    /// What the model is sent.
    void prompt(Consumer<String> shown) {
        OpenStore store = store();
        String id = subject;
        checking.run(
                _ -> store.witness()
                        .act(
                                Kind.READ,
                                "prompt " + id,
                                "",
                                () -> store.reading().narrator().prompt(id)),
                shown,
                problem::set);
    }

    /// Whether a model can be asked: nothing when it can.
    void check(String model, Consumer<Optional<NarrationView.Silent>> found) {
        OpenStore store = store();
        checking.run(_ -> store.reading().narrator().hindrance(model), found, problem::set);
    }

    /// Sets a model up, and asks it about the thing at once.
    void use(String model) {
        OpenStore store = store();
        checking.run(
                _ -> {
                    store.witness().act(Kind.CONFIG, "model", model, () -> {
                        store.reading().narrator().choose(model);
                        return model;
                    });
                    return store.reading().narrator().settings();
                },
                chosen -> {
                    ready(chosen);
                    if (chosen.hasModel()) {
                        ask();
                    }
                },
                problem::set);
    }

    /// Whether names and texts are kept from the model.
    boolean hidesValues() {
        return settings.values() == ModelSettings.Values.HIDDEN;
    }

    /// Where the server is.
    Place place() {
        ModelAddress address = ModelAddress.parse(settings.url(), "model.properties: url");
        return new Place(address.url(), address.host(), address.isThisComputer());
    }

    /// Where a server is.
    record Place(String url, String host, boolean isHere) {}

    private OpenStore store() {
        return context.session().required();
    }
}
