package io.auditworkbench.store.ocel;

import java.util.List;
import java.util.Objects;

/// An event with its values and the objects it is about.
///
/// - **Units**: `atMicros` in microseconds since the epoch, UTC.
public record OcelEvent(String id, String type, long atMicros, List<OcelValue> values, List<Link> links) {

    public OcelEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        values = List.copyOf(values);
        links = List.copyOf(links);
    }

    /// The part that an object plays.
    public record Link(String objectId, String qualifier) {}
}
