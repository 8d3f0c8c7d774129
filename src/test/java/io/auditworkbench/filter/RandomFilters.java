package io.auditworkbench.filter;

import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes expressions and directives of every kind, with plain and with nasty names and values.
///
/// - **Shape**: the same seed gives the same filters.
public final class RandomFilters {

    private static final List<Field> TEXT_FIELDS = fields(FieldKind.TEXT);
    private static final List<Field> NUMBER_FIELDS =
            fields(FieldKind.NUMBER, FieldKind.SIZE, FieldKind.IDENTIFIER, FieldKind.DURATION);
    private static final List<Comparison> ORDERS =
            List.of(Comparison.LESS, Comparison.LESS_OR_EQUAL, Comparison.GREATER, Comparison.GREATER_OR_EQUAL);
    private static final List<String> REGEXES = List.of(
            "(?i)load data", "^a.*b$", "[\"'`]", "\\d+\\s", "a|b", "\\\\", "x{2,3}", "(a)(b)?", "\n", "..", "->");

    private final Random random;
    private final List<String> names;
    private final List<String> texts;

    /// Filters over these column and table names and these values.
    public RandomFilters(Random random, List<String> names, List<String> texts) {
        this.random = random;
        this.names = List.copyOf(names);
        this.texts = List.copyOf(texts);
    }

    /// Filters over the nastiest names and values.
    public static RandomFilters nasty(Random random) {
        List<String> names = new ArrayList<>(Nasty.TEXTS);
        names.removeIf(String::isEmpty);
        names.addAll(
                List.of("amount", "op", "tx", "size", "actor", "source", "old", "new", "col", "delta", "sort", "x"));
        List<String> texts = new ArrayList<>(Nasty.TEXTS);
        texts.addAll(
                List.of("paid", "10", "1.50", "1e5", "-3", "2h", "today", "02:13", "2026-11-20", "NULL", "?", "007"));
        return new RandomFilters(random, names, texts);
    }

    /// Any expression, at most `depth` levels of and, or, not.
    public FilterExpression expression(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return term();
        }
        return switch (random.nextInt(3)) {
            case 0 -> FilterExpression.and(several(() -> expression(depth - 1)));
            case 1 -> FilterExpression.or(several(() -> expression(depth - 1)));
            default -> FilterExpression.not(expression(depth - 1));
        };
    }

    /// Any directives, often none.
    public Directives directives() {
        if (random.nextBoolean()) {
            return Directives.NONE;
        }
        List<Directives.SortKey> sort = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            FieldName field = random.nextBoolean()
                    ? new FieldName.Column(column())
                    : new FieldName.BuiltIn(pick(List.of(Field.TIME, Field.SEQ, Field.ACTOR_SOURCE, Field.TX_SIZE)));
            sort.add(new Directives.SortKey(field, pick(List.of(Directives.Order.values()))));
        }
        OptionalInt limit = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(1_000));
        List<String> zones = List.of("UTC", "Europe/Berlin", "+05:30", "Etc/GMT+5", "America/Argentina/Buenos_Aires");
        return new Directives(sort, limit, maybe(() -> ZoneId.of(pick(zones))));
    }

    /// Any term.
    public FilterTerm term() {
        return switch (random.nextInt(15)) {
            case 0 -> new FilterTerm.AnyText(nonEmptyText());
            case 1 -> new FilterTerm.AnyTextLike(pattern());
            case 2, 3 -> textField();
            case 4 -> new FilterTerm.NumberField(pick(NUMBER_FIELDS), numberTest());
            case 5 -> new FilterTerm.CommitTime(timeTest());
            case 6 -> new FilterTerm.HourIn(Set.copyOf(several(() -> random.nextInt(24))));
            case 7 -> new FilterTerm.DayIn(subset(DayOfWeek.class));
            case 8 -> new FilterTerm.OperationIn(subset(Operation.class));
            case 9 ->
                random.nextBoolean()
                        ? new FilterTerm.SeverityIn(subset(Severity.class))
                        : new FilterTerm.FlagIn(subset(Flag.class));
            case 10 -> reference();
            default -> columnTerm();
        };
    }

    private FilterTerm textField() {
        Field field = pick(TEXT_FIELDS);
        if (field.operators().size() == 1 || random.nextInt(3) > 0) {
            return new FilterTerm.TextField(field, new TextTest.AnyOf(several(this::textMatch)));
        }
        TextTest test = switch (random.nextInt(4)) {
            case 0 -> new TextTest.Equals(text());
            case 1 -> new TextTest.NotEquals(text());
            case 2 -> new TextTest.Regex(pick(REGEXES));
            default -> new TextTest.NotRegex(pick(REGEXES));
        };
        return new FilterTerm.TextField(field, test);
    }

    private TextMatch textMatch() {
        return switch (random.nextInt(6)) {
            case 0 -> new TextMatch.Missing();
            case 1 -> new TextMatch.Known();
            case 2 -> new TextMatch.Like(pattern());
            default -> new TextMatch.Is(text());
        };
    }

    private NumberTest numberTest() {
        if (random.nextBoolean()) {
            Comparison comparison = random.nextInt(5) == 0 ? Comparison.NOT_EQUAL : pick(ORDERS);
            return new NumberTest.Compare(comparison, number());
        }
        List<NumberMatch> matches = several(this::numberMatch);
        if (matches.size() == 1 && matches.getFirst() instanceof NumberMatch.Between only && only.isOpen()) {
            return new NumberTest.AnyOf(List.of(NumberMatch.Between.exactly(number())));
        }
        return new NumberTest.AnyOf(matches);
    }

    private NumberMatch numberMatch() {
        long one = number();
        long other = number();
        return switch (random.nextInt(6)) {
            case 0 -> new NumberMatch.Missing();
            case 1 -> new NumberMatch.Known();
            case 2 -> new NumberMatch.Between(OptionalLong.of(one), OptionalLong.empty());
            case 3 -> new NumberMatch.Between(OptionalLong.empty(), OptionalLong.of(one));
            case 4 ->
                new NumberMatch.Between(OptionalLong.of(Math.min(one, other)), OptionalLong.of(Math.max(one, other)));
            default -> NumberMatch.Between.exactly(one);
        };
    }

    private TimeTest timeTest() {
        if (random.nextBoolean()) {
            return new TimeTest.Compare(pick(ORDERS), moment());
        }
        return new TimeTest.AnyOf(several(() -> {
            Moment moment = moment();
            return moment.isInstant() ? TimeTest.Range.of(Moment.Named.TODAY) : TimeTest.Range.of(moment);
        }));
    }

    private Moment moment() {
        LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
        LocalTime minute = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return switch (random.nextInt(7)) {
            case 0 -> new Moment.Day(date);
            case 1 -> new Moment.Local(LocalDateTime.of(date, minute), Duration.ofMinutes(1));
            case 2 -> new Moment.Local(LocalDateTime.of(date, minute.withSecond(7)), Duration.ofSeconds(1));
            case 3 ->
                new Moment.Exact(
                        Instant.parse("2026-11-20T02:13:07.481522Z").plusMillis(random.nextInt()),
                        Duration.ofNanos(1_000));
            case 4 -> new Moment.ClockTime(minute, Duration.ofMinutes(1));
            case 5 -> new Moment.Ago(duration());
            default -> pick(List.of(Moment.Named.values()));
        };
    }

    private FilterTerm reference() {
        return switch (random.nextInt(3)) {
            case 0 -> new FilterTerm.OutsideHours();
            case 1 -> new FilterTerm.Near(number(), duration());
            default -> new FilterTerm.Same(pick(List.of(FilterTerm.Aspect.values())), number());
        };
    }

    private FilterTerm columnTerm() {
        ColumnName column = column();
        if (column.side() == Side.DELTA) {
            return new FilterTerm.Column(column, deltaTest());
        }
        ColumnTest test = switch (random.nextInt(9)) {
            case 0 -> new ColumnTest.NeverNull();
            case 1 -> new ColumnTest.Regex(pick(REGEXES));
            case 2 -> new ColumnTest.NotRegex(pick(REGEXES));
            case 3, 4, 5 -> new ColumnTest.Compare(pick(List.of(Comparison.values())), scalar());
            default -> new ColumnTest.AnyOf(several(() -> columnMatch(column.side())));
        };
        return new FilterTerm.Column(column, test);
    }

    private ColumnTest deltaTest() {
        Scalar number = Scalar.bare(Integer.toString(random.nextInt(200) - 100));
        return random.nextBoolean()
                ? new ColumnTest.Compare(pick(List.of(Comparison.values())), number)
                : new ColumnTest.AnyOf(List.of(new ColumnMatch.Between(Optional.of(number), Optional.empty())));
    }

    private ColumnMatch columnMatch(Side side) {
        return switch (random.nextInt(side == Side.ANY ? 6 : 4)) {
            case 0 -> new ColumnMatch.Between(Optional.of(scalar()), Optional.empty());
            case 1 -> between();
            case 4, 5 -> new ColumnMatch.Transition(state(), state());
            default -> state();
        };
    }

    private ColumnMatch between() {
        Scalar from = scalar();
        Scalar to = scalar();
        boolean areNumbers = from instanceof Scalar.Numeric && to instanceof Scalar.Numeric;
        return new ColumnMatch.Between(areNumbers ? Optional.empty() : Optional.of(from), Optional.of(to));
    }

    private ColumnMatch.OfState state() {
        return switch (random.nextInt(6)) {
            case 0 -> new ColumnMatch.IsNull();
            case 1 -> new ColumnMatch.Anything();
            case 2 -> new ColumnMatch.Like(pattern());
            default -> new ColumnMatch.Is(scalar());
        };
    }

    private Scalar scalar() {
        String text = text();
        Scalar bare = Scalar.bare(text);
        return bare instanceof Scalar.Text || random.nextBoolean() ? Scalar.quoted(text) : bare;
    }

    private ColumnName column() {
        Side side = random.nextInt(3) == 0 ? pick(List.of(Side.values())) : Side.ANY;
        Optional<String> table = random.nextInt(4) == 0 ? Optional.of(pick(names)) : Optional.empty();
        Optional<String> schema =
                table.isPresent() && random.nextInt(3) == 0 ? Optional.of(pick(names)) : Optional.empty();
        return new ColumnName(side, schema, table, pick(names));
    }

    private GlobPattern pattern() {
        List<String> literals = new ArrayList<>(List.of(nonEmptyText()));
        literals.addAll(several(() -> random.nextBoolean() ? "" : text()));
        if (random.nextBoolean()) {
            literals.addFirst("");
        }
        return new GlobPattern(literals);
    }

    private String text() {
        return pick(texts);
    }

    private String nonEmptyText() {
        String text = text();
        return text.isEmpty() ? "x" : text;
    }

    private long number() {
        return random.nextInt(4) == 0 ? random.nextLong() >>> 14 >>> random.nextInt(40) : random.nextInt(1_000);
    }

    private Duration duration() {
        return Duration.ofMillis(pick(List.of(0L, 1L, 500L, 1_000L, 90_000L, 3_600_000L, 604_800_000L)));
    }

    private <E extends Enum<E>> Set<E> subset(Class<E> type) {
        List<E> all = List.copyOf(EnumSet.allOf(type));
        return new HashSet<>(several(() -> pick(all)));
    }

    private <T> List<T> several(Supplier<T> maker) {
        return Stream.generate(maker).limit(1 + random.nextInt(3)).toList();
    }

    private <T> Optional<T> maybe(Supplier<T> maker) {
        return random.nextBoolean() ? Optional.of(maker.get()) : Optional.empty();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<Field> fields(FieldKind... kinds) {
        return Stream.of(Field.values())
                .filter(field -> List.of(kinds).contains(field.kind()))
                .toList();
    }
}
