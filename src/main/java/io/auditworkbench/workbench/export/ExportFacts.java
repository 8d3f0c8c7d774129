package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every export that has room for it says of itself.
record ExportFacts(
        String store,
        String filter,
        @Nullable Instant from,
        @Nullable Instant until,
        String coverage,
        String mask,
        Instant created,
        ExportOrder.Origin origin) {

    /// What every export of the demo says of itself.
    static final String OF_THE_DEMO = "DEMO DATA, invented; of no real database";

    static ExportFacts of(String store, ExportOrder order, Instant created) {
        return new ExportFacts(
                store,
                order.filter().canonical(),
                order.filter().from(),
                order.filter().until(),
                CoverageText.sentence(order.coverage()),
                order.mask().mode().word(),
                created,
                order.origin());
    }

    /// One line for the foot of each page.
    String footer() {
        return (origin == ExportOrder.Origin.DEMO ? "DEMO DATA · " : "") + store + " · "
                + (filter.isEmpty() ? "no filter" : filter) + " · " + coverage;
    }

    /// The same as names and texts, in the order in which they stand.
    Map<String, String> inWords() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (origin == ExportOrder.Origin.DEMO) {
            facts.put("Data", OF_THE_DEMO);
        }
        facts.put("Store", store);
        facts.put("Filter", filter.isEmpty() ? "none" : filter);
        facts.put("From", from == null ? "the beginning" : TimeText.people(from) + " UTC");
        facts.put("Until", until == null ? "the end" : TimeText.people(until) + " UTC");
        facts.put("Coverage", coverage);
        facts.put("Values", mask.equals("keep") ? "as captured" : "masked (" + mask + ")");
        facts.put("Made by", "audit-workbench " + ProgramVersion.text() + ", " + TimeText.people(created) + " UTC");
        return facts;
    }
}
