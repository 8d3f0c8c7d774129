package io.auditworkbench.store.ocel;

import java.util.List;
import java.util.Objects;

/// An object with the values it had, and the objects it belongs to.
///
/// - **Shape**: `states` by their names, and of one name in the order of time without repetitions.
public record OcelObject(String id, String type, List<State> states, List<OcelEvent.Link> relations) {

    /// The time of a value that was there before anything was known to happen.
    ///
    /// - **Source**: OCEL 2.0: initial values are those of 1970-01-01.
    public static final long INITIAL_MICROS = 0;

    public OcelObject {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        states = List.copyOf(states);
        relations = List.copyOf(relations);
    }

    /// A value from a moment on.
    ///
    /// - **Units**: microseconds since the epoch, UTC.
    public record State(OcelValue value, long sinceMicros) {}
}
