package io.auditworkbench.desktop.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// A list of millions of lines of which a few thousand are in memory: a line that is not there is asked for with its
/// neighbours, and stands in by its number until it comes.
///
/// - **Threading**: the JavaFX thread.
final class LazyRows extends ObservableListBase<EventRow> {

    static final int PAGE = 128;
    private static final int MOST_KEPT = 64 * PAGE;

    private final Consumer<List<Long>> asking;
    private final Set<Long> awaited = new HashSet<>();
    private final Map<Long, EventRow> known = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, EventRow> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private RowNumbers numbers = RowNumbers.growing();
    private int size;

    /// - **Shape**: `asking` is given the numbers of the events of a page, to be answered by [#land].
    LazyRows(Consumer<List<Long>> asking) {
        this.asking = asking;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public EventRow get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        long number = numbers.at(index);
        EventRow row = known.get(number);
        if (row != null) {
            return row;
        }
        ask(index, number);
        return EventRow.awaited(number);
    }

    /// The line when it is here; asks for nothing.
    @Nullable
    EventRow peek(int index) {
        return index < 0 || index >= size ? null : known.get(numbers.at(index));
    }

    long numberAt(int index) {
        return numbers.at(index);
    }

    private void ask(int index, long number) {
        if (awaited.contains(number)) {
            return;
        }
        int from = index / PAGE * PAGE;
        int until = Math.min(size, from + PAGE);
        List<Long> page = new ArrayList<>(until - from);
        for (int i = from; i < until; i++) {
            long each = numbers.at(i);
            if (!known.containsKey(each) && awaited.add(each)) {
                page.add(each);
            }
        }
        asking.accept(page);
    }

    /// A page has come: `asked` are the numbers it was asked for by, of which some may have no event.
    void land(List<Long> asked, List<EventRow> rows) {
        awaited.removeAll(asked);
        rows.forEach(row -> known.put(row.sequence(), row));
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (EventRow row : rows) {
            int index = numbers.indexOf(row.sequence());
            if (index >= 0 && index < size) {
                first = Math.min(first, index);
                last = Math.max(last, index);
            }
        }
        if (last >= 0) {
            beginChange();
            for (int i = first; i <= Math.min(last, first + PAGE); i++) {
                nextUpdate(i);
            }
            endChange();
        }
    }

    /// Nothing came; whoever looks again asks again.
    void fail(List<Long> asked) {
        awaited.removeAll(asked);
    }

    /// Keeps rows that are here already.
    void keep(List<EventRow> rows) {
        rows.forEach(row -> known.put(row.sequence(), row));
    }

    /// Shows other lines; what is known of events stays known.
    void show(RowNumbers other) {
        int former = size;
        numbers = other;
        size = other.size();
        if (former > 0 || size > 0) {
            fireChange(new AllReplaced(this, new Gone(former)));
        }
    }

    /// Forgets all events, for another store or because they may have changed.
    void forget() {
        known.clear();
        awaited.clear();
    }

    /// Lines were added to the numbers at the end.
    void grown() {
        int former = size;
        if (numbers.size() > former) {
            beginChange();
            size = numbers.size();
            nextAdd(former, size);
            endChange();
        }
    }

    /// Lines were added to the numbers at the beginning.
    void grownAtTheTop() {
        int more = numbers.size() - size;
        if (more > 0) {
            beginChange();
            size = numbers.size();
            nextAdd(0, more);
            endChange();
        }
    }

    RowNumbers numbers() {
        return numbers;
    }

    @Override
    public int indexOf(Object row) {
        int index = row instanceof EventRow event ? numbers.indexOf(event.sequence()) : -1;
        return index < size ? Math.max(index, -1) : -1;
    }

    @Override
    public int lastIndexOf(Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    @Override
    public boolean containsAll(Collection<?> rows) {
        return rows.stream().allMatch(this::contains);
    }

    /// All lines are others now. The change that the list's own builder makes copies the lines that went.
    private static final class AllReplaced extends ListChangeListener.Change<EventRow> {

        private static final int[] NO_PERMUTATION = {};

        private final List<EventRow> gone;
        private boolean isBegun;

        private AllReplaced(ObservableList<EventRow> list, List<EventRow> gone) {
            super(list);
            this.gone = gone;
        }

        @Override
        public boolean next() {
            boolean isFirst = !isBegun;
            isBegun = true;
            return isFirst;
        }

        @Override
        public void reset() {
            isBegun = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<EventRow> getRemoved() {
            return gone;
        }

        @Override
        protected int[] getPermutation() {
            return NO_PERMUTATION;
        }
    }

    /// As many lines as went, without what was in them: nobody asks, and reading them would take minutes.
    private static final class Gone extends java.util.AbstractList<EventRow> {

        private final int size;

        private Gone(int size) {
            this.size = size;
        }

        @Override
        public EventRow get(int index) {
            return EventRow.awaited(0);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
