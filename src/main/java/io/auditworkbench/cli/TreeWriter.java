package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list as one JSON or YAML document, as JSON lines, or as its ids.
final class TreeWriter<T> implements ListWriter<T> {

    private final Output output;
    private final OutputFormat format;
    private final Shape<T> shape;
    private final List<@Nullable Object> kept = new ArrayList<>();

    TreeWriter(Output output, OutputFormat format, Shape<T> shape) {
        this.output = output;
        this.format = format;
        this.shape = shape;
    }

    @Override
    public void add(T thing) {
        switch (format) {
            case NDJSON -> output.line(JsonText.compact(shape.json().apply(thing)));
            case NAME -> output.line(shape.name().apply(thing));
            default -> kept.add(shape.json().apply(thing));
        }
    }

    @Override
    public void finish(Ending ending) {
        if (format == OutputFormat.JSON) {
            output.line(JsonText.indented(envelope(shape.schema(), ending, kept)));
        } else if (format == OutputFormat.YAML) {
            output.text(YamlText.of(envelope(shape.schema(), ending, kept)));
        }
    }

    /// The one envelope of every JSON answer.
    static Map<String, @Nullable Object> envelope(
            String schema, Ending ending, List<? extends @Nullable Object> items) {
        return Trees.map(
                "schema", schema,
                "store", ending.store(),
                "filter", ending.filter(),
                "coverage", ending.coverage(),
                "truncated", ending.completeness() == Ending.Completeness.TRUNCATED,
                "next", ending.next(),
                "items", items);
    }
}
