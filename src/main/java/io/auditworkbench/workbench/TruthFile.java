package io.auditworkbench.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.synth.ShopBinlog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a truth file says, as [ShopTruth] wrote it; for measuring, never for finding.
///
/// - **Shape**: `business` counts the events of each kind by the number of their transaction's GTID.
record TruthFile(List<Planted> planted, Map<String, Map<Long, Long>> business) {

    /// The server that the GTIDs of every synthetic shop name.
    static final String SERVER = ShopBinlog.SERVER;

    private static final ObjectMapper JSON = new ObjectMapper();

    /// An incident or a look-alike.
    ///
    /// - **Shape**: `transactions` are numbers of GTIDs, `rows` as `table/key`.
    /// - **Units**: microseconds since the epoch.
    record Planted(
            String kind,
            boolean isIncident,
            String story,
            String actor,
            long fromMicros,
            List<String> rows,
            Set<Long> transactions) {}

    static TruthFile read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return read(lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static TruthFile read(BufferedReader lines) throws IOException {
        List<Planted> planted = new ArrayList<>();
        Map<String, Map<Long, Long>> business = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode fact = JSON.readTree(line);
            switch (fact.path("type").asText()) {
                case "planted" -> planted.add(planted(fact));
                case "business" ->
                    transactions(fact)
                            .forEach(transaction -> business.computeIfAbsent(
                                            fact.path("kind").asText(), _ -> new HashMap<>())
                                    .merge(transaction, 1L, Long::sum));
                default -> {
                    // the first line describes the shop
                }
            }
        }
        return new TruthFile(planted, business);
    }

    private static Planted planted(JsonNode fact) {
        List<String> rows = new ArrayList<>();
        fact.path("rows").forEach(row -> rows.add(row.asText()));
        return new Planted(
                fact.path("kind").asText(),
                fact.path("incident").asBoolean(),
                fact.path("story").asText(),
                fact.path("actor").asText(),
                fact.path("from_us").asLong(),
                rows,
                transactions(fact));
    }

    private static Set<Long> transactions(JsonNode fact) {
        Set<Long> transactions = new HashSet<>();
        fact.path("transactions").forEach(number -> transactions.add(number.asLong()));
        return transactions;
    }
}
