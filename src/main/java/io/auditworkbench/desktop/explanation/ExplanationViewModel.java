package io.auditworkbench.desktop.explanation;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.explanation.Explained.Section;
import io.auditworkbench.desktop.explanation.Explained.Sentence;
import io.auditworkbench.workbench.view.ExplanationView;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Explains one thing at a time.
///
/// - **Threading**: the JavaFX thread.
final class ExplanationViewModel {

    private final DesktopContext context;
    private final LatestWork asking;
    private final ReadOnlyObjectWrapper<@Nullable Explained> explained = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    ExplanationViewModel(DesktopContext context) {
        this.context = context;
        this.asking = new LatestWork(context.work());
    }

    /// What a thing comes to, null until the answer is there.
    ReadOnlyObjectProperty<@Nullable Explained> explainedProperty() {
        return explained.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Explains `A17`, `B12`, `T88` or `E1024`.
    void explain(String id) {
        OpenStore store = context.session().required();
        explained.set(null);
        problem.set(null);
        asking.run(_ -> of(store.reading().explain().explain(id)), explained::set, problem::set);
    }

    private static Explained of(ExplanationView view) {
        return new Explained(
                view.id(),
                view.title(),
                view.sections().stream()
                        .map(section -> new Section(
                                section.title(),
                                section.sentences().stream()
                                        .map(each ->
                                                new Sentence(Explained.parts(each.text()), each.isFact(), each.cites()))
                                        .toList()))
                        .toList());
    }

    void open(String id) {
        context.navigator().open(id);
    }

    void events(String filter) {
        Place here = context.navigator().place();
        context.navigator().to(here.on(ScreenId.EVENTS, "").filtered(filter));
    }
}
