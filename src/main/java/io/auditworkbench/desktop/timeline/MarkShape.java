package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.view.ChangeKind;

/// What a mark looks like, by what happened; of a finding, by how severe it is.
enum MarkShape {
    UP,
    CIRCLE,
    DOWN,
    DIAMOND,
    SQUARE,
    HEXAGON;

    /// The operation of a mark's code, as they are stored.
    static ChangeKind kind(byte code) {
        return switch (code) {
            case 1 -> ChangeKind.INSERT;
            case 2 -> ChangeKind.UPDATE;
            case 3 -> ChangeKind.DELETE;
            case 4 -> ChangeKind.SNAPSHOT;
            case 5 -> ChangeKind.DDL;
            case 6 -> ChangeKind.TRUNCATE;
            default -> throw new IllegalArgumentException("no operation has the code " + code);
        };
    }

    /// The shape of an operation's mark.
    static MarkShape of(ChangeKind kind) {
        return switch (kind) {
            case INSERT -> UP;
            case UPDATE -> CIRCLE;
            case DELETE -> DOWN;
            case DDL, TRUNCATE -> DIAMOND;
            case SNAPSHOT -> SQUARE;
        };
    }

    /// The shape of a finding's mark, by the code of its severity.
    static MarkShape ofSeverity(byte code) {
        return switch (code) {
            case 1 -> CIRCLE;
            case 2 -> DOWN;
            case 3 -> DIAMOND;
            case 4 -> SQUARE;
            default -> HEXAGON;
        };
    }

    /// The same as a character, for texts.
    char sign() {
        return switch (this) {
            case UP -> '▲';
            case CIRCLE -> '●';
            case DOWN -> '▼';
            case DIAMOND -> '◆';
            case SQUARE -> '■';
            case HEXAGON -> '⬢';
        };
    }
}
