package io.auditworkbench.store.ocel;

import java.util.List;
import java.util.Objects;

/// A type of events or objects, with all attributes that any of them has.
public record OcelType(String name, List<Attribute> attributes) {

    public OcelType {
        Objects.requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
    }

    /// An attribute and the kind of all its values.
    public record Attribute(String name, OcelKind kind) {}
}
