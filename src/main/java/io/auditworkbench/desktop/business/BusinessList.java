package io.auditworkbench.desktop.business;

import java.util.List;

/// The newest business events of a place.
///
/// - **Shape**: `types` with how many there are of each, whatever is shown; `isCut` says that there are more;
///   `notes` say in sentences what was not concluded from.
record BusinessList(List<BusinessRow> rows, List<Type> types, long total, boolean isCut, List<String> notes) {

    BusinessList {
        rows = List.copyOf(rows);
        types = List.copyOf(types);
        notes = List.copyOf(notes);
    }

    /// How many there are of a type.
    record Type(String name, long count) {}
}
