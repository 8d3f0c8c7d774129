package io.auditworkbench.workbench.conclude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import io.auditworkbench.testing.Slices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentHistoriesTest {

    private static final ObjectKey FIRST = new ObjectKey("order", "1");
    private static final ObjectKey SECOND = new ObjectKey("order", "2");
    private static final ObservedChange CHANGE = new Slices()
            .insert("order", "id=1")
            .commit("alice")
            .getFirst()
            .changes()
            .getFirst();

    @Test
    void putForgetsWhatWasNotAskedForLongest() {
        // Given: an object counts as one more than its changes
        RecentHistories histories = new RecentHistories(5, 10);
        histories.put(FIRST, changes(1));
        histories.put(SECOND, changes(1));
        assertThat(histories.get(FIRST)).hasSize(1);

        // When
        histories.put(new ObjectKey("order", "3"), changes(1));

        // Then
        assertThat(histories.get(FIRST)).hasSize(1);
        assertThat(histories.get(SECOND)).isNull();
    }

    @Test
    void appendCountsChangesAndNotObjects() {
        RecentHistories histories = new RecentHistories(6, 10);
        histories.put(FIRST, changes(1));
        histories.put(SECOND, changes(1));

        for (int i = 0; i < 3; i++) {
            histories.append(SECOND, CHANGE);
        }

        assertThat(histories.get(FIRST)).isNull();
        assertThat(histories.get(SECOND)).hasSize(4);
    }

    @Test
    void appendKeepsTheLatestOfABusyObject() {
        RecentHistories histories = new RecentHistories(100, 3);
        histories.put(FIRST, changes(0));

        for (int i = 0; i < 5; i++) {
            histories.append(FIRST, CHANGE);
        }

        assertThat(histories.get(FIRST)).hasSize(3);
    }

    @Test
    void oneThatIsLargerThanAllMayBeIsKeptWhileItIsAtHand() {
        RecentHistories histories = new RecentHistories(5, 10);
        histories.put(FIRST, changes(9));
        assertThat(histories.get(FIRST)).hasSize(9);

        histories.put(SECOND, changes(1));

        assertThat(histories.get(FIRST)).isNull();
        assertThat(histories.get(SECOND)).hasSize(1);
    }

    @Test
    void appendToWhatIsNotRememberedIsAMistake() {
        RecentHistories histories = new RecentHistories(5, 10);

        assertThatThrownBy(() -> histories.append(FIRST, CHANGE)).isInstanceOf(IllegalStateException.class);
    }

    private static List<ObservedChange> changes(int count) {
        List<ObservedChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(CHANGE);
        }
        return changes;
    }
}
