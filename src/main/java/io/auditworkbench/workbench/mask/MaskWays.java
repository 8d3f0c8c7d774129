package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.ColumnRole;
import io.auditworkbench.masking.MaskExample;
import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.PersonalKind;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import java.util.List;
import java.util.Optional;

/// The modes that a column can have, and what each of them makes of a made-up value.
///
/// - **Shape**: `example` is of nobody; `ways` are in the order in which they are offered.
public record MaskWays(String example, List<Way> ways) {

    private static final int FIRST = 2;
    private static final int LAST = 4;

    /// All modes but `keep`, the ones that leave most of the use of a value first.
    private static final List<MaskMode> MODES = List.of(
            new MaskMode.Pseudonym(),
            new MaskMode.Sealed(),
            new MaskMode.Partial(FIRST, LAST),
            new MaskMode.Generalise(MaskMode.Dates.MONTH, MaskMode.USUAL_BUCKET),
            new MaskMode.Full(),
            new MaskMode.Drop(),
            new MaskMode.Erasable());

    /// A mode, by its word in a policy, and what it makes of the example.
    public record Way(String mode, String kept) {}

    public MaskWays {
        ways = List.copyOf(ways);
    }

    /// What a mode makes of the example; empty for one that the column cannot have.
    public Optional<String> kept(String mode) {
        return ways.stream()
                .filter(way -> way.mode().equals(mode))
                .map(Way::kept)
                .findFirst();
    }

    static MaskWays of(Optional<PersonalKind> kind, ColumnRole role, ColumnType type) {
        ColumnValue example = kind.<ColumnValue>map(known -> ColumnValue.Text.of(known.example()))
                .orElseGet(() -> ordinary(type));
        return new MaskWays(
                example.text(),
                MODES.stream()
                        .filter(role::allows)
                        .map(mode -> new Way(mode.word(), MaskExample.of(example, meant(mode, kind))))
                        .toList());
    }

    private static ColumnValue ordinary(ColumnType type) {
        return switch (type) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, DECIMAL, FLOAT, DOUBLE, BIT, YEAR ->
                new ColumnValue.Whole(1742);
            case DATE, DATETIME, TIMESTAMP -> ColumnValue.Text.of("1815-12-10");
            case TIME, TEXT, FIXED_BINARY, BINARY, ENUM, SET, JSON, GEOMETRY -> ColumnValue.Text.of("some value 42");
        };
    }

    /// A mode by its word, as it is meant for values of a kind.
    static Optional<MaskMode> mode(String word, Optional<PersonalKind> kind) {
        return MODES.stream()
                .filter(mode -> mode.word().equals(word))
                .map(mode -> meant(mode, kind))
                .findFirst();
    }

    private static MaskMode meant(MaskMode mode, Optional<PersonalKind> kind) {
        return kind.map(known -> known.meant(mode)).orElse(mode);
    }
}
