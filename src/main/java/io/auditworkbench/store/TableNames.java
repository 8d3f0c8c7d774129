package io.auditworkbench.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.model.change.TableName;
import java.io.UncheckedIOException;
import java.util.List;

/// Table names as the JSON text that `coverage_gap.tables` keeps: `[["shop","orders"],…]`.
final class TableNames {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<List<String>>> PAIRS = new TypeReference<>() {};

    private TableNames() {}

    static String write(List<TableName> tables) {
        try {
            return JSON.writeValueAsString(tables.stream()
                    .map(table -> List.of(table.schema(), table.table()))
                    .toList());
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<TableName> read(String text) {
        try {
            return JSON.readValue(text, PAIRS).stream()
                    .map(pair -> new TableName(pair.getFirst(), pair.getLast()))
                    .toList();
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
