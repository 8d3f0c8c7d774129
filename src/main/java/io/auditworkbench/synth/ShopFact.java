package io.auditworkbench.synth;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Something true about the synthetic shop that its rows only imply; what rules and detectors are measured against.
public sealed interface ShopFact {

    /// The kind as rules and detectors spell it: `sale-completed`, `number-gap`.
    String kind();

    /// A piece of business that was done by one transaction.
    ///
    /// - **Shape**: `rows` as `table/key`, the subject first; `attributes` say how much of what.
    /// - **Units**: `commitMicros` in microseconds since the epoch; amounts among the attributes as decimal text.
    record Business(
            BusinessKind what,
            long ordinal,
            long commitMicros,
            String actor,
            List<String> rows,
            Map<String, String> attributes)
            implements ShopFact {

        public Business {
            Objects.requireNonNull(what, "what");
            rows = List.copyOf(rows);
            attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        }

        @Override
        public String kind() {
            return what.id();
        }
    }

    /// An incident, or something harmless that looks like one.
    ///
    /// - **Shape**: `rows` as `table/key`; `ordinals` of its transactions, ascending; `also` are other kinds that a
    ///   detector may rightly report for the same changes.
    /// - **Units**: microseconds since the epoch, both inclusive.
    record Planted(
            PlantKind what,
            boolean isIncident,
            String story,
            long fromMicros,
            long untilMicros,
            String actor,
            List<String> rows,
            List<Long> ordinals,
            List<PlantKind> also)
            implements ShopFact {

        public Planted {
            Objects.requireNonNull(what, "what");
            rows = List.copyOf(rows);
            ordinals = List.copyOf(ordinals);
            also = List.copyOf(also);
        }

        @Override
        public String kind() {
            return what.id();
        }
    }
}
