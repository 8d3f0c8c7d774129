package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.OpenStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The command that prints what a page of a row's history shows.
final class RowCommand {

    private RowCommand() {}

    static String of(
            Optional<OpenStore> store,
            RowSubject subject,
            Page page,
            String moment,
            @Nullable Version from,
            @Nullable Version to,
            List<Version> undone) {
        CommandText command = CommandText.of(
                switch (page) {
                    case DIFF -> diff(subject, from, to);
                    case BLAME -> List.of("row", "blame", subject.row());
                    case AS_OF ->
                        moment.isEmpty()
                                ? List.of("row", "show", subject.row())
                                : List.of("row", "show", subject.row(), "--at", moment);
                    case RELATED -> to == null ? history(subject) : List.of("trace", to.transaction());
                    case UNDO -> List.of("undo-sql", numbers(undone));
                    case RAW -> to == null ? history(subject) : List.of("show", to.event(), "--all");
                });
        return store.map(command::on).orElse(command).toString();
    }

    private static List<String> diff(RowSubject subject, @Nullable Version from, @Nullable Version to) {
        return !subject.column().isEmpty() || from == null || to == null
                ? history(subject)
                : List.of("row", "diff", subject.row(), "--from", from.id(), "--to", to.id());
    }

    private static List<String> history(RowSubject subject) {
        List<String> words = new ArrayList<>(List.of("row", "history", subject.row()));
        if (!subject.column().isEmpty()) {
            words.addAll(List.of("--changed", subject.column()));
        }
        return words;
    }

    private static String numbers(List<Version> undone) {
        return undone.size() == 1
                ? undone.getFirst().event()
                : undone.stream()
                        .map(version -> String.valueOf(version.sequence()))
                        .collect(Collectors.joining(",", "seq:", ""));
    }
}
