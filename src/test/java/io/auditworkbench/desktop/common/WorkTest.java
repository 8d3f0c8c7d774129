package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// Work on two queues that the test empties by hand, so that every order of events can be played.
class WorkTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final Work work = new Work(background::add, screen::add, new Messages(Locale.ENGLISH));
    private final List<Object> heard = new ArrayList<>();

    @Test
    void anAnswerArrivesOnTheScreenOnly() {
        work.run(_ -> "done", heard::add, heard::add);
        background.remove().run();
        assertThat(heard).isEmpty();

        screen.remove().run();
        assertThat(heard).containsExactly("done");
        assertThat(work.isIdle()).isTrue();
    }

    /// Values of 50 MB in all versions of a row do not fit into any memory; the screen must not wait for them for ever.
    @Test
    void whatDoesNotFitIntoTheMemoryIsSaidAndIsOver() {
        work.run(
                _ -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                heard::add,
                problem -> heard.add(problem.happened()));
        background.remove().run();
        screen.remove().run();

        assertThat(heard)
                .containsExactly("This holds more than the memory of the program takes: values of many megabytes.");
        assertThat(work.isIdle()).isTrue();
    }

    @Test
    void aCancelledAnswerIsNotHeard() {
        // Given
        Running running = work.run(_ -> "done", heard::add, heard::add);
        background.remove().run();

        // When
        running.cancel();
        screen.remove().run();

        // Then
        assertThat(heard).isEmpty();
        assertThat(work.isIdle()).isTrue();
    }

    @Test
    void onlyTheLatestAnswerIsHeardInWhateverOrderTheyCome() {
        // Given
        LatestWork latest = new LatestWork(work);
        latest.run(_ -> "first", heard::add, heard::add);
        latest.run(_ -> "second", heard::add, heard::add);
        Runnable first = background.remove();
        Runnable second = background.remove();

        // When
        second.run();
        first.run();
        screen.forEach(Runnable::run);

        // Then
        assertThat(heard).containsExactly("second");
    }

    @Test
    void aStoppedJobGivesWhatItHas() {
        // Given
        LatestWork latest = new LatestWork(work);
        latest.run(stop -> stop.getAsBoolean() ? "a part" : "all", heard::add, heard::add);

        // When
        latest.stop();
        background.remove().run();
        screen.remove().run();

        // Then
        assertThat(heard).containsExactly("a part");
    }

    @Test
    void aProblemSaysWhatCanBeDone() {
        work.run(
                _ -> {
                    throw new WorkbenchException(ErrorCode.STORE_FULL, "The disk is full.", "Free some space.");
                },
                heard::add,
                heard::add);
        background.remove().run();
        screen.remove().run();
        assertThat(heard).containsExactly(new Problem("The disk is full.", "Free some space.", ErrorCode.STORE_FULL));
    }

    @Test
    void aMistakeOfOursIsSaidWithoutItsInnards() {
        work.run(
                _ -> {
                    throw new IllegalStateException("row 4711 of mallory");
                },
                heard::add,
                heard::add);
        background.remove().run();
        screen.remove().run();
        assertThat(heard).hasSize(1);
        assertThat(heard.toString()).doesNotContain("mallory").contains("should not");
    }
}
