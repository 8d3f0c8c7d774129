package io.auditworkbench.mcp;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.view.CoverageView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a tool answers, before it is made to fit.
///
/// - **Shape**: one list of rows at most can be shortened from its end; `expendable` are the fields of its rows that
///   are left out before any row is, in that order.
/// - **Threading**: one thread.
final class ToolAnswer {

    private final String headline;
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Set<String> maskedColumns = new TreeSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String filter;
    private @Nullable Instant from;
    private @Nullable Instant until;
    private @Nullable CoverageView coverage;
    private boolean isTruncated;
    private @Nullable String nextCursor;
    private String listName = "";
    private List<Map<String, @Nullable Object>> rows = List.of();
    private List<String> expendable = List.of();
    private IntFunction<Optional<String>> cursorAt = _ -> Optional.empty();

    /// - **Shape**: `headline` is a sentence without any value of a row.
    ToolAnswer(String headline) {
        this.headline = headline;
    }

    ToolAnswer put(String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
        return this;
    }

    /// The rows, and the cursor with which a list goes on that was cut so that this many are left.
    ToolAnswer list(
            String name,
            List<Map<String, @Nullable Object>> list,
            List<String> first,
            IntFunction<Optional<String>> cursor) {
        listName = name;
        rows = list;
        expendable = first;
        cursorAt = cursor;
        return this;
    }

    ToolAnswer about(AcceptedFilter accepted) {
        filter = accepted.canonical();
        from = accepted.from();
        until = accepted.until();
        accepted.warnings().forEach(warning -> notes.add("filter: " + warning.message()));
        return this;
    }

    ToolAnswer seen(CoverageView view) {
        coverage = view;
        if (filter == null) {
            from = view.from();
            until = view.until();
        }
        return this;
    }

    ToolAnswer goesOn(Optional<String> cursor) {
        cursor.ifPresent(each -> {
            isTruncated = true;
            nextCursor = each;
        });
        return this;
    }

    ToolAnswer isCut(String why) {
        isTruncated = true;
        notes.add(why);
        return this;
    }

    ToolAnswer note(String note) {
        if (!note.isEmpty()) {
            notes.add(note);
        }
        return this;
    }

    ToolAnswer masked(Set<String> columns) {
        maskedColumns.addAll(columns);
        return this;
    }

    ToolAnswer link(String uri) {
        links.add(uri);
        return this;
    }

    String headline() {
        return headline;
    }

    Map<String, Object> data() {
        return data;
    }

    Set<String> maskedColumns() {
        return maskedColumns;
    }

    List<String> links() {
        return List.copyOf(links);
    }

    List<String> notes() {
        return notes;
    }

    @Nullable
    String filter() {
        return filter;
    }

    @Nullable
    Instant from() {
        return from;
    }

    @Nullable
    Instant until() {
        return until;
    }

    @Nullable
    CoverageView coverage() {
        return coverage;
    }

    boolean isTruncated() {
        return isTruncated;
    }

    @Nullable
    String nextCursor() {
        return nextCursor;
    }

    String listName() {
        return listName;
    }

    List<Map<String, @Nullable Object>> rows() {
        return rows;
    }

    List<String> expendable() {
        return expendable;
    }

    Optional<String> cursorAt(int kept) {
        return cursorAt.apply(kept);
    }
}
