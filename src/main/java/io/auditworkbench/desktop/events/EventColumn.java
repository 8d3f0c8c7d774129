package io.auditworkbench.desktop.events;

import java.util.Locale;

/// A column of the list.
enum EventColumn {
    GUTTER(1.7, Usual.SHOWN),
    SEQ(5.4, Usual.SHOWN),
    TIME(16, Usual.SHOWN),
    OP(3, Usual.SHOWN),
    TABLE(11.5, Usual.SHOWN),
    KEY(5, Usual.SHOWN),
    ACTOR(7, Usual.SHOWN),
    CHANGE(12, Usual.SHOWN),
    TX(7, Usual.SHOWN),
    FLAGS(5.5, Usual.SHOWN),
    BYTES(5, Usual.HIDDEN),
    GTID(16, Usual.HIDDEN),
    POSITION(14, Usual.HIDDEN),
    THREAD(6, Usual.HIDDEN),
    LAG(6, Usual.HIDDEN);

    private final double em;
    private final Usual usual;

    private enum Usual {
        SHOWN,
        HIDDEN
    }

    EventColumn(double em, Usual usual) {
        this.em = em;
        this.usual = usual;
    }

    /// Its usual width in em.
    double em() {
        return em;
    }

    /// Whether it is shown until somebody chooses.
    boolean isUsual() {
        return usual == Usual.SHOWN;
    }

    /// Its name in messages, settings and style sheets.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
