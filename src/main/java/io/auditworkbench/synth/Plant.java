package io.auditworkbench.synth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An incident or a look-alike while it unfolds.
final class Plant {

    private final PlantKind kind;
    private final boolean isIncident;
    private final String story;
    private final List<PlantKind> also;
    private final Set<String> rows = new LinkedHashSet<>();
    private final List<Long> ordinals = new ArrayList<>();
    private String actor = "";
    private long fromMicros;
    private long untilMicros;

    private Plant(PlantKind kind, boolean isIncident, String story, List<PlantKind> also) {
        this.kind = kind;
        this.isIncident = isIncident;
        this.story = story;
        this.also = also;
    }

    static Plant incident(PlantKind kind, String story, PlantKind... also) {
        return new Plant(kind, true, story, List.of(also));
    }

    static Plant lookAlike(PlantKind kind, String story) {
        return new Plant(kind, false, story, List.of());
    }

    /// The first person or service that takes part counts as its author.
    void saw(long ordinal, long commitMicros, ShopActor who, List<ShopChange> changes) {
        if (fromMicros == 0) {
            fromMicros = commitMicros;
            actor = who.login();
        }
        untilMicros = commitMicros;
        if (ordinal > 0) {
            ordinals.add(ordinal);
        }
        changes.forEach(change -> rows.add(change.row()));
    }

    ShopFact.Planted fact() {
        return new ShopFact.Planted(
                kind, isIncident, story, fromMicros, untilMicros, actor, List.copyOf(rows), ordinals, also);
    }
}
