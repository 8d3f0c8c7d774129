package io.auditworkbench.synth;

import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Every row of a shop as a database would hold it, kept apart from the generator; says what a database would refuse.
public final class ShopTally {

    private final Map<String, Map<String, RowImage>> tables = new LinkedHashMap<>();
    private final Map<String, Integer> references = new HashMap<>();
    private final List<String> refusals = new ArrayList<>();

    public ShopTally() {
        ShopTables.all().forEach(table -> tables.put(table.name().table(), new LinkedHashMap<>()));
    }

    public void apply(ShopChange change) {
        Map<String, RowImage> rows = rows(change.table());
        RowImage before = change.before();
        RowImage after = change.after();
        if (before != null && before.equals(after)) {
            refusals.add(change.row() + " is changed and stays the same");
        }
        if (before != null) {
            RowImage stored = rows.remove(change.row());
            if (!before.equals(stored)) {
                refusals.add("before image of " + change.row() + " is not what is stored");
            }
            refer(change.table(), before, -1);
        }
        if (after != null) {
            if (rows.put(change.row(), after) != null) {
                refusals.add("key of " + change.row() + " twice");
            }
            refer(change.table(), after, 1);
        } else if (references.getOrDefault(change.row(), 0) > 0) {
            refusals.add(change.row() + " is deleted and still referred to");
        }
    }

    private void refer(TableSchema table, RowImage image, int step) {
        for (ForeignKey key : Objects.requireNonNull(table.foreignKeys())) {
            String value = image.get(table.indexOf(key.columns().getFirst())).text();
            if (value.isEmpty()) {
                continue;
            }
            String parent = key.parent().table() + "/" + value;
            if (step > 0 && !rows(key.parent().table()).containsKey(parent)) {
                refusals.add(table.name() + " refers to " + parent + ", which is not there");
            }
            references.merge(parent, step, Integer::sum);
        }
    }

    public Map<String, RowImage> rows(String table) {
        return Objects.requireNonNull(tables.get(table));
    }

    private Map<String, RowImage> rows(TableSchema table) {
        return rows(table.name().table());
    }

    public List<String> refusals() {
        return refusals;
    }
}
