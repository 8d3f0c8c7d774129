package io.auditworkbench.workbench.view;

import java.util.List;

/// The mappings in force, beside the tables of one store.
///
/// - **Shape**: `unmapped` are captured tables, `shop.carts`, that no mapping knows; `problems` are those of files that
///   are not in force because of them; `hasStore` is false where there was no store to look at.
public record MappingsView(List<MappingView> mappings, List<String> unmapped, List<String> problems, boolean hasStore) {

    public MappingsView {
        mappings = List.copyOf(mappings);
        unmapped = List.copyOf(unmapped);
        problems = List.copyOf(problems);
    }
}
