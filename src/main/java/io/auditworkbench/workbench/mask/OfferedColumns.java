package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.ColumnReading;
import io.auditworkbench.masking.ColumnRole;
import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.MaskRule;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.masking.PersonalKind;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.workbench.mask.MaskingOffer.Line;
import io.auditworkbench.workbench.mask.MaskingOffer.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Goes through the columns of tables and says of each what is proposed for it.
///
/// - **Threading**: one thread.
final class OfferedColumns {

    private final MaskingPolicy policy;
    private final Looks looks;
    private final Map<Ways, MaskWays> known = new HashMap<>();

    /// What else than its declaration says what a column holds.
    @FunctionalInterface
    interface Looks {

        /// The kind that stored values of a column are of, and how that is known.
        Optional<ColumnReading.Personal> of(TableSchema table, int column);
    }

    private record Ways(Optional<PersonalKind> kind, ColumnRole role, ColumnType type) {}

    /// `policy` is the one that is there already; it decides over what it names.
    OfferedColumns(MaskingPolicy policy, Looks looks) {
        this.policy = policy;
        this.looks = looks;
    }

    List<Line> lines(List<TableSchema> tables) {
        return tables.stream()
                .flatMap(table -> IntStream.range(0, table.columns().size()).mapToObj(column -> line(table, column)))
                .toList();
    }

    private Line line(TableSchema table, int index) {
        ColumnReading declared = ColumnReading.of(table, index);
        ColumnReading reading = declared instanceof ColumnReading.Personal
                ? declared
                : looks.of(table, index).<ColumnReading>map(found -> found).orElse(declared);
        Optional<MaskRule> rule =
                policy.ruleFor(table.name(), table.columns().get(index).name());
        return switch (reading) {
            case ColumnReading.Personal(PersonalKind kind, String why) ->
                line(table, index, State.PROPOSED, Optional.of(kind), why, rule);
            case ColumnReading.LookAlike(PersonalKind _, String why) ->
                line(table, index, State.LOOK_ALIKE, Optional.empty(), why, rule);
            case ColumnReading.Ordinary _ -> line(table, index, State.ORDINARY, Optional.empty(), "", rule);
        };
    }

    private Line line(
            TableSchema table,
            int index,
            State state,
            Optional<PersonalKind> kind,
            String why,
            Optional<MaskRule> rule) {
        ColumnDefinition column = table.columns().get(index);
        ColumnRole role = ColumnRole.of(table, index);
        MaskMode proposed = kind.map(known -> known.usual(role)).orElseGet(MaskMode.Pseudonym::new);
        return new Line(
                table.name().schema(),
                table.name().table(),
                column.name(),
                column.declaredType(),
                rule.isPresent() ? State.COVERED : state,
                kind.map(PersonalKind::title).orElse(""),
                rule.map(MaskRule::subject).orElse(why),
                rule.map(MaskRule::mode).orElse(proposed).word(),
                known.computeIfAbsent(
                        new Ways(kind, role, column.type()),
                        ways -> MaskWays.of(ways.kind(), ways.role(), ways.type())));
    }
}
