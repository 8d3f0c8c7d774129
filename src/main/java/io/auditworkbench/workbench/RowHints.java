package io.auditworkbench.workbench;

import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.normalise.RowKeys;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.FilterQuestion;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Tells the index keys of the rows that a filter names, so that they are found without looking through the log.
///
/// Filters compare without letter case, the index with it: a key that has letters is left to the evaluator.
final class RowHints implements FilterQuestion.RowIndex {

    private static final int MOST_ROWS = 64;

    private final Catalogue catalogue;

    RowHints(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Optional<List<RowKey>> ofRow(String text) {
        try {
            RowAddress row = RowAddress.parse(text);
            if (row.hash().isPresent()) {
                return Optional.of(List.of(new RowKey(row.hash().getAsLong())));
            }
            return keys(
                    row.key(),
                    table -> LetterCase.same(table.table(), row.table())
                            && LetterCase.same(table.schema(), row.schema()));
        } catch (WorkbenchException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<RowKey>> ofKey(String text) {
        return ofRowIn(text, _ -> true);
    }

    private Optional<List<RowKey>> ofRowIn(String key, Predicate<TableName> tables) {
        try {
            return keys(RowAddress.parse("any/" + key).key(), tables);
        } catch (WorkbenchException notAKey) {
            return Optional.empty();
        }
    }

    private Optional<List<RowKey>> keys(List<String> key, Predicate<TableName> wanted) {
        if (key.stream().anyMatch(value -> value.chars().anyMatch(Character::isLetter))) {
            return Optional.empty();
        }
        List<RowKey> keys = new ArrayList<>();
        catalogue.tables().stream().filter(wanted).forEach(table -> keys.add(RowKeys.ofTexts(table, key)));
        return keys.size() > MOST_ROWS ? Optional.empty() : Optional.of(keys);
    }
}
