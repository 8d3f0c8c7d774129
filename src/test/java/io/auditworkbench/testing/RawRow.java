package io.auditworkbench.testing;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a row event, as the library's objects, in column order.
///
/// - **Shape**: `before` is null for an insert, `after` for a delete; inside, SQL NULL is null. Text and binary values
///   are bytes; dates and times are MySQL's text.
public record RawRow(
        @Nullable List<@Nullable Serializable> before,
        @Nullable List<@Nullable Serializable> after) {

    static RawRow of(Serializable @Nullable [] before, Serializable @Nullable [] after) {
        return new RawRow(image(before), image(after));
    }

    private static @Nullable List<@Nullable Serializable> image(Serializable @Nullable [] values) {
        return values == null ? null : Collections.unmodifiableList(Arrays.asList(values));
    }
}
