package io.auditworkbench.model.change;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One column as it was declared at the time of an event.
///
/// - **Shape**: `declaredType` is the type as written (`decimal(12,2) unsigned`); `length` is the declared length or
///   precision, 0 when none; `scale` is the decimal scale or the fraction digits of a time; `charset` is MySQL's name
///   and null for types without one; `labels` are the labels of an `ENUM` or `SET` in order, else empty.
public record ColumnDefinition(
        String name,
        ColumnType type,
        String declaredType,
        boolean isUnsigned,
        int length,
        int scale,
        @Nullable String charset,
        boolean isNullable,
        boolean isGenerated,
        List<String> labels) {

    public ColumnDefinition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(declaredType, "declaredType");
        labels = List.copyOf(labels);
    }
}
