package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Takes the value of a built-in field out of an event.
final class FieldValues {

    private FieldValues() {}

    /// The values of a text field; empty when it is not known or there is none.
    static List<String> texts(Field field, FilterSubject event) {
        return switch (field) {
            case TABLE -> list(event.table());
            case SCHEMA -> list(event.schema());
            case KEY -> list(event.key());
            case ROW -> list(event.row());
            case ACTOR -> list(event.actor());
            case ACTOR_SOURCE -> list(event.actorSource());
            case CHANGED -> event.changedColumns();
            case HAS -> event.columns();
            case TX_TABLES -> event.transactionTables();
            case GTID -> list(event.gtid());
            case FILE -> list(event.file());
            case SERVER -> event.serverNames();
            case QUERY -> list(event.statement());
            case RULE -> event.rules();
            case ANOMALY -> event.anomalies();
            case CASE -> event.cases();
            case STATE -> event.reviewStates();
            case TAG -> event.tags();
            default -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    /// The value of a number field; empty when it is not known.
    static OptionalLong number(Field field, FilterSubject event) {
        return switch (field) {
            case SEQ, ID -> OptionalLong.of(event.sequence());
            case LAG -> micros(event.lag());
            case TX -> event.transaction();
            case TX_SIZE -> event.transactionSize();
            case POS -> event.position();
            case THREAD -> event.thread();
            case BYTES -> event.sizeBytes();
            default -> throw new IllegalArgumentException(field + " is no number");
        };
    }

    /// The texts that a word is looked for in: actor, key, table, and the values that the event brought or removed.
    static Stream<String> searched(FilterSubject event) {
        boolean isUpdate = event.operation().filter(Operation.UPDATE::equals).isPresent();
        List<String> columns = isUpdate ? event.changedColumns() : event.columns();
        Stream<String> values = columns.stream()
                .flatMap(column -> Stream.of(event.before(column), event.after(column)))
                .map(ValueText::of)
                .flatMap(Optional::stream);
        return Stream.concat(
                Stream.of(event.actor(), event.key(), event.table()).flatMap(Optional::stream), values);
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }

    private static OptionalLong micros(Optional<Duration> duration) {
        return duration.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(duration.get().toNanos() / 1_000);
    }
}
