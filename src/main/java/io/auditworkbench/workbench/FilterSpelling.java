package io.auditworkbench.workbench;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.GlobPattern;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import java.util.List;
import java.util.stream.Stream;

/// Spells names as the terms that find them, whatever characters they hold.
public final class FilterSpelling {

    private FilterSpelling() {}

    /// The term for a table of this name.
    public static String table(String name) {
        return term(List.of(new TextMatch.Is(name)));
    }

    /// The term for a list of tables as options take it: `orders,order_*`.
    public static String tables(String list) {
        return term(Stream.of(list.split(",", -1)).map(FilterSpelling::match).toList());
    }

    /// The term for an actor of this name, or for nobody known: `?`.
    public static String actor(String name) {
        return name.equals("?") ? "actor:?" : is(Field.ACTOR, name);
    }

    /// The term for what a detector of this name flagged.
    public static String rule(String detector) {
        return is(Field.RULE, detector);
    }

    private static String is(Field field, String name) {
        return Canonicalizer.canonical(
                new FilterTerm.TextField(field, new TextTest.AnyOf(List.of(new TextMatch.Is(name)))));
    }

    private static TextMatch match(String name) {
        if (name.chars().allMatch(c -> c == '*') && !name.isEmpty()) {
            return new TextMatch.Known();
        }
        return name.indexOf('*') < 0 ? new TextMatch.Is(name) : new TextMatch.Like(GlobPattern.of(name));
    }

    private static String term(List<TextMatch> matches) {
        return Canonicalizer.canonical(new FilterTerm.TextField(Field.TABLE, new TextTest.AnyOf(matches)));
    }
}
