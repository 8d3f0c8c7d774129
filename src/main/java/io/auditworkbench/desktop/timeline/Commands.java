package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The commands that print what the timeline shows.
final class Commands {

    private Commands() {}

    /// Counts by the day and the table.
    static String stats(Path store, Place place) {
        return command(store, "stats", place, List.of("--by", "table", "--bucket", "1d"));
    }

    /// In what an area differs from as long a time before it.
    static String difference(Path store, Place area) {
        return command(store, "diff-baseline", area, List.of());
    }

    private static String command(Path store, String name, Place place, List<String> more) {
        List<String> words = new ArrayList<>(List.of("audit-workbench", name, "--store", store.toString()));
        if (!place.filter().isEmpty()) {
            words.addAll(List.of("-f", place.filter()));
        }
        words.addAll(
                switch (place.range()) {
                    case TimeRange.Everything _ -> List.of();
                    case TimeRange.Last(var length) -> List.of("--since", length.toMinutes() + "m");
                    case TimeRange.Between(var from, var until) ->
                        List.of("--since", from.toString(), "--until", until.toString());
                });
        words.addAll(more);
        return String.join(" ", words.stream().map(Commands::quoted).toList());
    }

    /// As shells take it: in single quotes unless it is harmless.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
