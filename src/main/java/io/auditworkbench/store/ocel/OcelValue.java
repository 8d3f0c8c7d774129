package io.auditworkbench.store.ocel;

import java.util.Objects;

/// A named value.
///
/// - **Shape**: going in, `text` is as people read it and `kind` what it is meant as; coming out, `text` is spelled as
///   its kind demands.
public record OcelValue(String name, OcelKind kind, String text) {

    public OcelValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}
