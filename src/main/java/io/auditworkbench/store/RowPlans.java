package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.model.change.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;

/// Finds the events of the rows that a filter names.
final class RowPlans {

    private final RowFinder finder;
    private final FilterQuestion.RowIndex index;

    RowPlans(DSLContext sql, FilterQuestion.RowIndex index) {
        this.finder = new RowFinder(sql);
        this.index = index;
    }

    TermPlan row(TextTest test) {
        return named(test, index::ofRow);
    }

    TermPlan key(TextTest test) {
        return named(test, index::ofKey);
    }

    private TermPlan named(TextTest test, Function<String, Optional<List<RowKey>>> keysOf) {
        List<RowKey> keys = new ArrayList<>();
        for (String text : texts(test)) {
            Optional<List<RowKey>> found = keysOf.apply(text);
            if (found.isEmpty()) {
                return TermPlan.unknown();
            }
            keys.addAll(found.get());
        }
        return texts(test).isEmpty() ? TermPlan.unknown() : of(keys);
    }

    /// The events of rows with one of these keys; other rows can share a key, so values decide.
    TermPlan of(List<RowKey> keys) {
        List<Long> hashes = keys.stream().map(RowKey::hash).toList();
        TreeSet<Long> found = new TreeSet<>();
        keys.forEach(
                key -> found.addAll(finder.find(key, 1, Long.MAX_VALUE, EventOrder.OLDEST_FIRST, Integer.MAX_VALUE)));
        return TermPlan.atMost(CHANGE_EVENT.ROW_KEY.in(hashes)).within(new BlockSet.Listed(List.copyOf(found)), "row");
    }

    /// The names asked for; empty when something else is asked.
    private static List<String> texts(TextTest test) {
        return switch (test) {
            case TextTest.Equals(String text) -> List.of(text);
            case TextTest.AnyOf(List<TextMatch> matches) ->
                matches.stream().allMatch(TextMatch.Is.class::isInstance)
                        ? matches.stream()
                                .map(TextMatch.Is.class::cast)
                                .map(TextMatch.Is::text)
                                .toList()
                        : List.of();
            case TextTest.NotEquals _, TextTest.Regex _, TextTest.NotRegex _ -> List.of();
        };
    }
}
