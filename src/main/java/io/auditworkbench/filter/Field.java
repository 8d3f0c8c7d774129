package io.auditworkbench.filter;

import static io.auditworkbench.filter.Operator.EQUAL;
import static io.auditworkbench.filter.Operator.MATCHES;
import static io.auditworkbench.filter.Operator.NOT_EQUAL;
import static io.auditworkbench.filter.Operator.NOT_REGEX;
import static io.auditworkbench.filter.Operator.REGEX;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields that every event has, whatever table it belongs to.
public enum Field {
    SEQ("seq", FieldKind.NUMBER, "position in the store"),
    ID("id", FieldKind.IDENTIFIER, "event, as in E1024"),
    TIME("time", FieldKind.TIME, "commit time"),
    HOUR("hour", FieldKind.HOUR, "hour of the commit time, 0 to 23"),
    DAY("day", FieldKind.DAY, "day of the week of the commit time"),
    LAG("lag", FieldKind.DURATION, "time from commit to capture"),
    OP("op", FieldKind.OPERATION, "what was done"),
    TABLE("table", FieldKind.TEXT, "table name", "t"),
    SCHEMA("schema", FieldKind.TEXT, "schema name", "db"),
    KEY("key", FieldKind.TEXT, "primary key of the row"),
    ROW("row", FieldKind.TEXT, "row, as in orders/1042"),
    ACTOR("actor", FieldKind.TEXT, "who did it", "who"),
    ACTOR_SOURCE("actor.source", FieldKind.TEXT, "how the actor is known"),
    CHANGED("changed", FieldKind.TEXT, "name of a column that changed"),
    TX("tx", FieldKind.IDENTIFIER, "transaction, as in T88"),
    TX_SIZE("tx.size", FieldKind.SIZE, "events in the transaction"),
    TX_TABLES("tx.tables", FieldKind.TEXT, "a table the transaction touched"),
    GTID("gtid", FieldKind.TEXT, "global transaction id"),
    FILE("file", FieldKind.TEXT, "binlog file"),
    POS("pos", FieldKind.NUMBER, "offset in the binlog file"),
    THREAD("thread", FieldKind.NUMBER, "connection id at the server"),
    SERVER("server", FieldKind.TEXT, "source server"),
    QUERY("query", FieldKind.TEXT, "logged statement"),
    BYTES("bytes", FieldKind.SIZE, "stored size"),
    SEV("sev", FieldKind.SEVERITY, "severity of a finding"),
    RULE("rule", FieldKind.TEXT, "rule of a finding"),
    ANOMALY("anomaly", FieldKind.TEXT, "anomaly, as in A17"),
    CASE("case", FieldKind.TEXT, "case, as in C3"),
    STATE("state", FieldKind.TEXT, "state of the review"),
    TAG("tag", FieldKind.TEXT, "tag put on the event"),
    HAS("has", FieldKind.TEXT, "name of a column that the row has"),
    IS("is", FieldKind.FLAG, "property of the event"),
    OUTSIDE("outside", FieldKind.HOURS, "outside the working hours"),
    NEAR("near", FieldKind.NEAR, "around an event, as in E1024/5m"),
    SAME("same", FieldKind.SAME, "shared with an event, as in actor(E1024)"),
    SINCE("since", FieldKind.TIME, "from then on"),
    UNTIL("until", FieldKind.TIME, "up to then"),
    AT("at", FieldKind.TIME, "then"),
    ON("on", FieldKind.TIME, "on that day");

    private static final Set<Field> ONLY_MATCHES =
            EnumSet.of(CHANGED, HAS, IS, OUTSIDE, NEAR, SAME, SINCE, UNTIL, AT, ON);
    private static final Map<String, Field> BY_WORD = Stream.of(values())
            .flatMap(field -> field.words().map(word -> Map.entry(word, field)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String word;
    private final FieldKind kind;
    private final String description;
    private final String alias;

    Field(String word, FieldKind kind, String description) {
        this(word, kind, description, word);
    }

    Field(String word, FieldKind kind, String description, String alias) {
        this.word = word;
        this.kind = kind;
        this.description = description;
        this.alias = alias;
    }

    /// The spelling in filter text.
    public String word() {
        return word;
    }

    /// What its values are.
    public FieldKind kind() {
        return kind;
    }

    /// A few words for lists and completion.
    public String description() {
        return description;
    }

    /// The other accepted spelling; the same word when there is none.
    public String alias() {
        return alias;
    }

    /// The operators that make sense with it.
    public Set<Operator> operators() {
        if (ONLY_MATCHES.contains(this)) {
            return EnumSet.of(MATCHES);
        }
        return switch (kind) {
            case TEXT -> EnumSet.of(MATCHES, EQUAL, NOT_EQUAL, REGEX, NOT_REGEX);
            case NUMBER, SIZE, IDENTIFIER, DURATION, TIME, HOUR, SEVERITY ->
                EnumSet.complementOf(EnumSet.of(REGEX, NOT_REGEX));
            case DAY, OPERATION -> EnumSet.of(MATCHES, EQUAL, NOT_EQUAL);
            case FLAG, HOURS, NEAR, SAME -> EnumSet.of(MATCHES);
        };
    }

    /// The field with this spelling or alias, in any letter case.
    public static Optional<Field> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word.toLowerCase(Locale.ROOT)));
    }

    private Stream<String> words() {
        return Stream.of(word, alias).distinct();
    }
}
