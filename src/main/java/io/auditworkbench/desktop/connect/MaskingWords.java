package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.workbench.mask.Elsewhere;
import io.auditworkbench.workbench.mask.MaskingOffer;
import io.auditworkbench.workbench.mask.MaskingOffer.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is said of an offer to mask, and of what was chosen.
///
/// - **Threading**: stateless.
final class MaskingWords {

    private static final int NAMED = 3;

    private final DesktopContext context;

    MaskingWords(DesktopContext context) {
        this.context = context;
    }

    /// What was found.
    String verdict(MaskingOffer offer, long proposed) {
        if (offer.lines().isEmpty()) {
            return context.text("connect.mask.no-table");
        }
        int columns = offer.lines().size();
        return offer.standing() == Standing.THERE
                ? context.text("connect.mask.verdict.besides", proposed, columns, offer.tables())
                : context.text("connect.mask.verdict", proposed, columns, offer.tables());
    }

    /// What is worth knowing besides, one thing a line; `gone` may be empty.
    String remarks(MaskingOffer offer, long covered, String gone) {
        List<String> remarks = new ArrayList<>();
        switch (offer.standing()) {
            case THERE -> remarks.add(context.text("connect.mask.there", offer.file(), covered));
            case LOST -> remarks.add(context.text("connect.mask.lost.text", offer.file()));
            case NONE -> {
                // nothing to know
            }
        }
        if (offer.isCut()) {
            remarks.add(context.text("connect.mask.cut", offer.lines().size()));
        }
        remarks.add(gone);
        return remarks.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /// Columns that were on and are no longer there; empty for none.
    String gone(List<MaskRow> lost) {
        String names = lost.stream().limit(NAMED).map(row -> row.line().name()).collect(Collectors.joining(", "));
        return lost.isEmpty() ? "" : context.text("connect.mask.gone", lost.size(), names);
    }

    /// What will be so, where something is masked.
    String outcome(MaskingOffer offer, int chosen, Elsewhere elsewhere) {
        if (offer.standing() == Standing.THERE) {
            return chosen == 0
                    ? context.text("connect.mask.as-there", offer.file())
                    : context.text("connect.mask.grows", offer.file(), chosen);
        }
        return switch (elsewhere) {
            case MASKED -> context.text("connect.mask.and-shapes", chosen, offer.file());
            case KEPT -> context.text("connect.mask.columns", chosen, offer.file());
        };
    }
}
