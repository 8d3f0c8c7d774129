package io.auditworkbench.workbench;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.synth.PlantKind;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.synth.ShopFact;
import io.auditworkbench.synth.ShopOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes down what is true about a synthetic shop, for measuring rules and detectors; neither ever reads it.
///
/// - **Shape**: one JSON object a line. The first describes the shop (`type` `shop`), the others are `business` or
///   `planted`. `transactions` are the numbers of the GTIDs; `rows` are `table/key`; times are microseconds. The file
///   has its name only when it is complete.
/// - **Threading**: one thread at a time.
final class ShopTruth implements AutoCloseable {

    private final Path file;
    private final Path unfinished;
    private final BufferedWriter lines;
    private boolean isComplete;

    ShopTruth(Path file, long seed, ShopOptions options) {
        this.file = file;
        unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            lines = PrivateFile.newWriter(unfinished);
            write(List.of(
                    field("type", quoted("shop")),
                    field("version", "1"),
                    field("seed", Long.toString(seed)),
                    field("start_us", Long.toString(options.startMicros())),
                    field("days", Integer.toString(options.days())),
                    field("orders_per_day", String.format(Locale.ROOT, "%.3f", options.ordersPerDay())),
                    field("server", quoted(ShopBinlog.SERVER))));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// `shop.truth.jsonl` beside `shop.awb`.
    static Path beside(Path store) {
        String name = store.getFileName().toString();
        String stem = name.endsWith(".awb") ? name.substring(0, name.length() - ".awb".length()) : name;
        return store.resolveSibling(stem + ".truth.jsonl");
    }

    void add(ShopFact fact) {
        try {
            write(
                    switch (fact) {
                        case ShopFact.Business business -> business(business);
                        case ShopFact.Planted planted -> planted(planted);
                    });
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<String> business(ShopFact.Business fact) {
        List<String> attributes = new ArrayList<>();
        for (Map.Entry<String, String> attribute : fact.attributes().entrySet()) {
            attributes.add(field(attribute.getKey(), quoted(attribute.getValue())));
        }
        return List.of(
                field("type", quoted("business")),
                field("kind", quoted(fact.kind())),
                field("transactions", "[" + fact.ordinal() + "]"),
                field("from_us", Long.toString(fact.commitMicros())),
                field("until_us", Long.toString(fact.commitMicros())),
                field("actor", quoted(fact.actor())),
                field("rows", array(fact.rows())),
                field("attributes", "{" + String.join(",", attributes) + "}"));
    }

    private static List<String> planted(ShopFact.Planted fact) {
        return List.of(
                field("type", quoted("planted")),
                field("kind", quoted(fact.kind())),
                field("incident", Boolean.toString(fact.isIncident())),
                field("story", quoted(fact.story())),
                field("transactions", fact.ordinals().toString().replace(" ", "")),
                field("from_us", Long.toString(fact.fromMicros())),
                field("until_us", Long.toString(fact.untilMicros())),
                field("actor", quoted(fact.actor())),
                field("rows", array(fact.rows())),
                field("also", array(fact.also().stream().map(PlantKind::id).toList())));
    }

    private void write(List<String> fields) throws IOException {
        lines.write("{" + String.join(",", fields) + "}");
        lines.write('\n');
    }

    private static String field(String name, String json) {
        return quoted(name) + ":" + json;
    }

    private static String array(List<String> texts) {
        return "[" + String.join(",", texts.stream().map(ShopTruth::quoted).toList()) + "]";
    }

    /// The texts of the shop hold no control characters.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Gives the file its name.
    void complete() {
        try {
            lines.close();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            isComplete = true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Removes what is not complete.
    @Override
    public void close() {
        if (isComplete) {
            return;
        }
        try {
            lines.close();
            Files.deleteIfExists(unfinished);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
