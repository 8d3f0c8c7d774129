package io.auditworkbench.workbench.explanation;

import io.auditworkbench.detect.BuiltInDetectors;
import io.auditworkbench.explain.claim.Vocabulary;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.store.Store;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a store knows, read again when something was stored since.
///
/// - **Threading**: any number of threads.
final class StoreNames {

    private final Store store;
    private @Nullable Vocabulary vocabulary;
    private long readAt;

    StoreNames(Store store) {
        this.store = store;
    }

    synchronized Vocabulary vocabulary() {
        long last = store.changes().lastSeq();
        if (vocabulary == null || readAt != last) {
            readAt = last;
            Set<String> names = new HashSet<>(store.catalogue().actors());
            store.catalogue().versions().values().forEach(schema -> {
                names.add(schema.name().schema());
                names.add(schema.name().table());
                schema.columns().stream().map(ColumnDefinition::name).forEach(names::add);
            });
            BuiltInDetectors.all().forEach(detector -> names.add(detector.spec().id()));
            vocabulary = Vocabulary.of(names);
        }
        return vocabulary;
    }
}
