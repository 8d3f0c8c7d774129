package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Takes the cells of a row one after the other; null is a cell without a value.
interface ExportCells {

    /// A text that anybody may have written.
    ExportCells text(@Nullable String text);

    /// What can only be a time, an id or a word of ours.
    ExportCells plain(@Nullable String text);

    /// A number, as the database spells it.
    default ExportCells number(String digits) {
        return plain(digits);
    }

    /// A moment, to be shown in a zone.
    default ExportCells moment(Instant at, ZoneId zone) {
        return plain(TimeText.in(zone, at));
    }
}
