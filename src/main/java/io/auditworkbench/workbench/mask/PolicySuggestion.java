package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.DetectedKind;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Optional;

/// Writes a masking policy for what the columns of a store look like; somebody reads it before it is used.
final class PolicySuggestion {

    private static final String HEAD = """
            # A suggestion, from the names of columns and the shapes of up to 200 values of each. Read it before it is used.
            # The key makes pseudonyms and seals values: (umask 077; openssl rand -hex 32 > pseudonym.key)
            # What is sealed can be read again with the key and a reason: auditctl reveal
            key-file: pseudonym.key
            rules:
            """;

    private static final String TAIL = """
              # Values of these kinds wherever else they turn up.
              - {kind: card, mode: partial, first: 0, last: 4}
              - {kind: iban, mode: partial, first: 2, last: 4}
              - {kind: password, mode: drop}
              - {kind: token, mode: full}
              - {kind: e-mail, mode: pseudonym}
            """;

    private PolicySuggestion() {}

    static String of(ColumnSamples samples) {
        if (samples.tables().isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "No table was captured into this store yet.",
                    "Capture or import something first; the tables come with the first change.");
        }
        StringBuilder policy = new StringBuilder(HEAD);
        for (TableSchema table : samples.tables()) {
            for (int column = 0; column < table.columns().size(); column++) {
                Optional<DetectedKind> kind = samples.kind(table, column);
                boolean isKey = table.keyColumns().contains(column);
                String name = table.name() + "." + table.columns().get(column).name();
                kind.filter(_ -> isOneName(name))
                        .ifPresent(found -> policy.append("  - {column: ")
                                .append(quoted(name))
                                .append(isKey ? ", mode: pseudonym}" : ", " + mode(found, table) + "}")
                                .append(" # ")
                                .append(found.word())
                                .append('\n'));
            }
        }
        return policy.append(TAIL).toString();
    }

    /// What a glob of a policy can name.
    private static boolean isOneName(String name) {
        return name.chars().noneMatch(Character::isWhitespace)
                && name.chars().filter(c -> c == '.').count() == 2;
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9_.]+") ? name : "'" + name.replace("'", "''") + "'";
    }

    private static String mode(DetectedKind kind, TableSchema table) {
        return switch (kind) {
            case CARD -> "mode: partial, first: 0, last: 4";
            case E_MAIL -> "mode: pseudonym";
            case IBAN -> "mode: partial, first: 2, last: 4";
            // somebody may have to call; nothing can be sealed where rows are named after all their values
            case PHONE -> table.hasKey() ? "mode: sealed" : "mode: partial, first: 3, last: 2";
            case PASSWORD -> "mode: drop";
            case TOKEN -> "mode: full";
        };
    }
}
