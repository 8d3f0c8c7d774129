package io.auditworkbench.cli;

import io.auditworkbench.workbench.ShopStore;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.DemoStoreView;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says which store the demo opened or wrote, what is in it, and what to type next.
final class DemoReport {

    private static final String SCHEMA = "auditctl.demo/1";

    private static final OutputFormat[] FORMATS = {OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML};

    private final Output output;

    DemoReport(Output output) {
        this.output = output;
    }

    /// The format asked for.
    ///
    /// - **Errors**: `BAD_USAGE` for one that a report does not have.
    OutputFormat format() {
        return output.formatAmong(FORMATS);
    }

    /// A shop that was generated into a store.
    record Generated(Path store, int days, long seed, ShopStore.Written made, StoreScan.Scanned scanned) {}

    void print(DemoStoreView demo) {
        if (demo.isRemade()) {
            output.note("The store that was there is damaged or of another version of the program; it is at "
                    + demo.setAside() + " now.");
        }
        OutputFormat format = format();
        if (format != OutputFormat.TABLE) {
            document(format, demo.store(), json(demo));
            hints(demo.store(), output.hint("demo --stories all"));
            return;
        }
        output.line("Demo store: " + demo.store() + " (" + beginning(demo) + ")");
        output.line(String.format(
                Locale.ROOT,
                "Thirty days of a small shop, recorded from a real MySQL: %,d changes in %,d transactions,",
                demo.changes(),
                demo.transactions()));
        output.line(String.format(
                Locale.ROOT,
                "%,d business events and %,d findings. Incidents of 19 kinds are planted, and harmless look-alikes.",
                demo.businessEvents(),
                demo.findings()));
        hints(demo.store(), output.hint("demo --stories all"));
    }

    private static String beginning(DemoStoreView demo) {
        return switch (demo.beginning()) {
            case PREPARED, IMPORTED -> demo.isRemade() ? "made anew" : "new";
            case REUSED -> "as you left it";
        };
    }

    void print(Generated shop) {
        OutputFormat format = format();
        if (format != OutputFormat.TABLE) {
            document(format, shop.store(), json(shop));
            hints(shop.store(), "");
            return;
        }
        output.line(String.format(
                Locale.ROOT,
                "%s: %,d row changes in %,d transactions over %d days, seed %d; %,d incidents and %,d look-alikes planted.",
                shop.store(),
                shop.made().events(),
                shop.made().transactions(),
                shop.days(),
                shop.seed(),
                shop.made().incidents(),
                shop.made().lookAlikes()));
        output.line("What is true about it: " + shop.made().truth());
        output.line(String.format(
                Locale.ROOT,
                "%,d business events were concluded from it, and %,d findings.",
                shop.scanned().businessEvents(),
                shop.scanned().findings()));
        hints(shop.store(), "");
    }

    private void hints(Path store, String further) {
        String named = " --store " + quoted(store);
        output.note(output.hint("anomalies" + named, "business" + named, "summary" + named));
        if (!further.isEmpty()) {
            output.note(further);
        }
    }

    /// As a shell takes it for one word.
    private static String quoted(Path store) {
        String text = store.toString();
        return text.matches("[\\w./:@%+,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private void document(OutputFormat format, Path store, Map<String, @Nullable Object> item) {
        Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
        output.document(format, SCHEMA, ending, List.of(item));
    }

    private static Map<String, @Nullable Object> json(DemoStoreView demo) {
        return Trees.map(
                "store",
                demo.store().toString(),
                "beginning",
                demo.beginning().name().toLowerCase(Locale.ROOT),
                "set_aside",
                demo.isRemade() ? demo.setAside().toString() : null,
                "transactions",
                demo.transactions(),
                "changes",
                demo.changes(),
                "business_events",
                demo.businessEvents(),
                "findings",
                demo.findings(),
                "truth",
                null);
    }

    private static Map<String, @Nullable Object> json(Generated shop) {
        return Trees.map(
                "store",
                shop.store().toString(),
                "beginning",
                "generated",
                "set_aside",
                null,
                "transactions",
                shop.made().transactions(),
                "changes",
                shop.made().events(),
                "business_events",
                shop.scanned().businessEvents(),
                "findings",
                shop.scanned().findings(),
                "truth",
                shop.made().truth().toString());
    }
}
