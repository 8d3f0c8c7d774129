package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that one picture of the timeline shows.
///
/// - **Shape**: `rows` with `pinnedRows` on top; `scrolled` is how far the others are, in pixels; `hoverX` is where the
///   pointer is, NaN for nowhere; `labels` and `counts` are the
///   texts of the rows.
record TimelineFrame(
        Timeline timeline,
        Viewport viewport,
        Viewport limits,
        List<TrackRow> rows,
        List<String> labels,
        List<String> counts,
        int pinnedRows,
        double scrolled,
        int focusedRow,
        @Nullable Area area,
        Set<MarkTrack> leftOut,
        @Nullable SelectedMark selected,
        double hoverX,
        ZoneId zone) {}
