package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.CoverageText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What went into an export.
///
/// - **Shape**: `masked` are the columns in which something was masked, as `shop.customers.email`; `summary` says all
///   of it in one line.
public record ExportTally(long events, long rows, long guarded, List<String> masked, String summary) {

    static ExportTally of(ExportOrder order, EventWriter writer, long guarded) {
        Set<String> masked = new TreeSet<>(writer.masked());
        masked.addAll(order.mask().touched());
        return new ExportTally(
                writer.events(),
                writer.rows(),
                guarded,
                List.copyOf(masked),
                summary(order, writer, guarded, masked.size()));
    }

    /// `12 events`.
    public String eventsInWords() {
        return events + (events == 1 ? " event" : " events");
    }

    private static String summary(ExportOrder order, EventWriter writer, long guarded, int columns) {
        long events = writer.events();
        String lines = writer.rows() == events ? "" : " in " + writer.rows() + " lines";
        String kept = guarded == 0 ? "" : " · " + guarded + " cells guarded";
        String masked = order.mask().mode() == ExportMask.Mode.KEEP
                ? ""
                : " · values of " + columns + " columns masked ("
                        + order.mask().mode().word() + ")";
        return events + (events == 1 ? " event" : " events") + lines + kept + masked + " · "
                + CoverageText.sentence(order.coverage());
    }
}
