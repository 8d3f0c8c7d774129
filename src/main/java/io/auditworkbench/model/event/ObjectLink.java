package io.auditworkbench.model.event;

import java.util.Objects;

/// An object that a business event is about, and the part it plays in it.
///
/// - **Shape**: `type` is a word of the vocabulary (`order`), `id` the object's key as shown (`1042`), `qualifier` its
///   part (`sold`, `buyer`).
/// - **Source**: OCEL 2.0, event-to-object relationships.
public record ObjectLink(String type, String id, String qualifier) {

    public ObjectLink {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(qualifier, "qualifier");
    }

    /// `order:1042`.
    public String objectName() {
        return type + ":" + id;
    }
}
