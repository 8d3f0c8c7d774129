package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// An event made by hand: an update of `shop.orders` by alice on 20 November 2026, changed where a test needs it.
public final class SampleEvent implements FilterSubject {

    private final Map<String, FilterValue> before = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, FilterValue> after = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Set<Severity> severities = EnumSet.noneOf(Severity.class);
    private final List<String> tags = new ArrayList<>();
    private Optional<Operation> operation = Optional.of(Operation.UPDATE);
    private Instant commitTime = Instant.parse("2026-11-20T02:13:07.481522Z");
    private Optional<String> table = Optional.of("orders");
    private Optional<String> key = Optional.of("1042");
    private Optional<String> actor = Optional.of("alice");
    private Optional<String> statement = Optional.of("UPDATE orders SET status='paid'");
    private OptionalLong thread = OptionalLong.of(412);
    private Optional<Duration> lag = Optional.of(Duration.ofMillis(1_500));
    private long sequence = 9_812_004;

    /// The event as described.
    public static SampleEvent update() {
        return new SampleEvent();
    }

    /// The same without a side before.
    public static SampleEvent insert() {
        return new SampleEvent().operation(Operation.INSERT);
    }

    SampleEvent operation(Operation value) {
        operation = Optional.of(value);
        return this;
    }

    SampleEvent at(String instant) {
        commitTime = Instant.parse(instant);
        return this;
    }

    SampleEvent sequence(long value) {
        sequence = value;
        return this;
    }

    SampleEvent table(String value) {
        table = Optional.of(value);
        return this;
    }

    SampleEvent key(String value) {
        key = Optional.ofNullable(value);
        return this;
    }

    SampleEvent actor(String value) {
        actor = Optional.ofNullable(value);
        return this;
    }

    SampleEvent statement(String value) {
        statement = Optional.ofNullable(value);
        return this;
    }

    SampleEvent withoutThread() {
        thread = OptionalLong.empty();
        lag = Optional.empty();
        return this;
    }

    SampleEvent flag(Flag flag) {
        flags.add(flag);
        return this;
    }

    SampleEvent finding(Severity severity) {
        severities.add(severity);
        return this;
    }

    SampleEvent tag(String tag) {
        tags.add(tag);
        return this;
    }

    SampleEvent before(String column, FilterValue value) {
        before.put(column, value);
        return this;
    }

    SampleEvent after(String column, FilterValue value) {
        after.put(column, value);
        return this;
    }

    SampleEvent changed(String column, FilterValue from, FilterValue to) {
        return before(column, from).after(column, to);
    }

    static FilterValue number(String value) {
        return new FilterValue.Numeric(new BigDecimal(value), value);
    }

    static FilterValue text(String value) {
        return new FilterValue.Text(value);
    }

    static FilterValue nothing() {
        return FilterValue.Null.NULL;
    }

    static FilterValue masked(String plain) {
        UnaryOperator<String> digest = text -> Integer.toHexString(text.hashCode());
        return new FilterValue.Masked(digest.apply(plain), digest);
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public Optional<Operation> operation() {
        return operation;
    }

    @Override
    public Instant commitTime() {
        return commitTime;
    }

    @Override
    public Optional<Duration> lag() {
        return lag;
    }

    @Override
    public Optional<String> schema() {
        return Optional.of("shop");
    }

    @Override
    public Optional<String> table() {
        return table;
    }

    @Override
    public Optional<String> key() {
        return key;
    }

    @Override
    public Optional<String> row() {
        return key.map(value -> table.orElse("") + "/" + value);
    }

    @Override
    public Optional<String> actor() {
        return actor;
    }

    @Override
    public Optional<String> actorSource() {
        return actor.map(_ -> "session");
    }

    @Override
    public OptionalLong transaction() {
        return OptionalLong.of(88);
    }

    @Override
    public OptionalLong transactionSize() {
        return OptionalLong.of(14);
    }

    @Override
    public List<String> transactionTables() {
        return List.of("orders", "payments");
    }

    @Override
    public Optional<String> gtid() {
        return Optional.of("3e11fa47-71ca-11e1-9e33-c80aa9429562:77");
    }

    @Override
    public Optional<String> file() {
        return Optional.of("binlog.000003");
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(12_593);
    }

    @Override
    public OptionalLong thread() {
        return thread;
    }

    @Override
    public List<String> serverNames() {
        return List.of("shop-1", "223344");
    }

    @Override
    public Optional<String> statement() {
        return statement;
    }

    @Override
    public OptionalLong sizeBytes() {
        return OptionalLong.of(316);
    }

    @Override
    public List<String> columns() {
        Set<String> columns = new TreeSet<>(before.keySet());
        columns.addAll(after.keySet());
        return List.copyOf(columns);
    }

    @Override
    public List<String> changedColumns() {
        return operation.filter(Operation.UPDATE::equals).isEmpty()
                ? List.of()
                : columns().stream()
                        .filter(column -> !before(column).isSame(after(column)))
                        .toList();
    }

    @Override
    public FilterValue before(String column) {
        return before.getOrDefault(column, FilterValue.Absent.ABSENT);
    }

    @Override
    public FilterValue after(String column) {
        return after.getOrDefault(column, FilterValue.Absent.ABSENT);
    }

    @Override
    public Set<Flag> flags() {
        return flags;
    }

    @Override
    public Set<Severity> severities() {
        return severities;
    }

    @Override
    public List<String> tags() {
        return tags;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%d %s %s -> %s", sequence, operation, before, after);
    }
}
