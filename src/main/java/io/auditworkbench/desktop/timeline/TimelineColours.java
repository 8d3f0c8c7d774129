package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.widget.ColourTokens;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.SeverityBadge;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.timeline.TrackKind;
import io.auditworkbench.workbench.view.ChangeKind;
import javafx.scene.paint.Color;

/// The colours of one theme.
///
/// - **Shape**: operations and severities by their codes; 0 is for what is not told apart.
record TimelineColours(
        Color background,
        Color raised,
        Color line,
        Color text,
        Color muted,
        Color accent,
        Color selected,
        Color night,
        Color hatch,
        Color[] operations,
        Color[] severities) {

    private static final int CODES = 8;

    static TimelineColours of(ColourTokens tokens) {
        Color[] operations = new Color[CODES];
        Color[] severities = new Color[CODES];
        java.util.Arrays.fill(operations, tokens.colour("-accent"));
        java.util.Arrays.fill(severities, tokens.colour("-fg-muted"));
        for (byte code = 1; code <= ChangeKind.values().length; code++) {
            operations[code] = tokens.colour(OpBadge.token(MarkShape.kind(code)));
        }
        for (Severity severity : Severity.values()) {
            severities[severity.code()] = tokens.colour(SeverityBadge.token(severity));
        }
        return new TimelineColours(
                tokens.colour("-bg"),
                tokens.colour("-bg-raised"),
                tokens.colour("-line"),
                tokens.colour("-fg"),
                tokens.colour("-fg-muted"),
                tokens.colour("-accent"),
                tokens.colour("-bg-selected"),
                tokens.colour("-shade-night"),
                tokens.colour("-hatch"),
                operations,
                severities);
    }

    /// The colour of a mark.
    Color of(TrackKind kind, byte code) {
        return kind == TrackKind.DETECTOR ? severities[code] : operations[code];
    }
}
