package io.auditworkbench.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LazyRowsTest {

    private final List<List<Long>> asked = new ArrayList<>();
    private final LazyRows rows = new LazyRows(asked::add);

    @Test
    void aListIsReplacedWithoutLookingAtWhatWentOrCame() {
        rows.show(numbers(300_000));
        List<String> heard = new ArrayList<>();
        rows.addListener((ListChangeListener<EventRow>) change -> {
            while (change.next()) {
                heard.add(change.getRemovedSize() + " went, " + change.getAddedSize() + " came, replaced "
                        + change.wasReplaced());
            }
        });

        rows.show(numbers(3));

        assertThat(heard).containsExactly("300000 went, 3 came, replaced true");
        assertThat(asked).isEmpty();
    }

    @Test
    void eachListenerHearsTheWholeChange() {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            rows.addListener((ListChangeListener<EventRow>) change -> {
                while (change.next()) {
                    sizes.add(change.getAddedSize());
                }
            });
        }

        rows.show(numbers(5));

        assertThat(sizes).containsExactly(5, 5);
    }

    @Test
    void linesThatAreNotThereAreAskedForPageByPage() {
        rows.show(numbers(300));

        rows.get(0);
        rows.get(1);
        rows.get(200);

        assertThat(asked).extracting(List::size).containsExactly(LazyRows.PAGE, LazyRows.PAGE);
    }

    private static RowNumbers numbers(int count) {
        RowNumbers numbers = RowNumbers.growing();
        numbers.append(LongStream.rangeClosed(1, count).map(i -> count + 1 - i).toArray());
        return numbers;
    }
}
