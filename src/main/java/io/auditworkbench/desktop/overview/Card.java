package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Work;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One question of the overview, which is asked and answered apart from the others.
///
/// - **Threading**: the JavaFX thread.
final class Card<T> {

    private final LatestWork asking;
    private final ReadOnlyObjectWrapper<@Nullable T> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    Card(Work work) {
        this.asking = new LatestWork(work);
    }

    /// Asks; the former answer stays until there is another.
    void ask(Work.Job<T> job) {
        asking.run(job, this::answer, this::fail);
    }

    private void answer(T given) {
        problem.set(null);
        answer.set(given);
    }

    private void fail(Problem failure) {
        answer.set(null);
        problem.set(failure);
    }

    void cancel() {
        asking.cancel();
    }

    ReadOnlyObjectProperty<@Nullable T> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
