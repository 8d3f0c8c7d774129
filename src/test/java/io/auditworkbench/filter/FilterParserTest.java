package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.filter.FilterTerm.AnyText;
import io.auditworkbench.filter.FilterTerm.Column;
import io.auditworkbench.filter.FilterTerm.CommitTime;
import io.auditworkbench.filter.FilterTerm.DayIn;
import io.auditworkbench.filter.FilterTerm.FlagIn;
import io.auditworkbench.filter.FilterTerm.HourIn;
import io.auditworkbench.filter.FilterTerm.NumberField;
import io.auditworkbench.filter.FilterTerm.OperationIn;
import io.auditworkbench.filter.FilterTerm.SeverityIn;
import io.auditworkbench.filter.FilterTerm.TextField;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    private static FilterExpression parsed(String text) {
        ParsedFilter filter = FilterParser.parse(text);
        assertThat(filter.problems()).as(text).isEmpty();
        return filter.expression().orElseThrow();
    }

    private static TextField is(Field field, String text) {
        return new TextField(field, new TextTest.AnyOf(List.of(new TextMatch.Is(text))));
    }

    private static Column column(String name, ColumnTest test) {
        return new Column(ColumnName.of(name), test);
    }

    private static Column column(Side side, String name, Comparison comparison, String number) {
        Scalar operand = new Scalar.Numeric(number, new BigDecimal(number));
        return new Column(ColumnName.of(side, name), new ColumnTest.Compare(comparison, operand));
    }

    private static ColumnTest anyOf(ColumnMatch... matches) {
        return new ColumnTest.AnyOf(List.of(matches));
    }

    private static ColumnMatch.Is text(String text) {
        return new ColumnMatch.Is(new Scalar.Text(text));
    }

    static Stream<Map.Entry<String, FilterExpression>> termsAndMeanings() {
        return Stream.of(
                Map.entry("", new FilterExpression.Everything()),
                Map.entry("alice", new AnyText("alice")),
                Map.entry("\"order cancelled\"", new AnyText("order cancelled")),
                Map.entry("'C:\\n'", new AnyText("C:\\n")),
                Map.entry("\"a\\\"b\\\\c\\nd\\u00e9\"", new AnyText("a\"b\\c\ndé")),
                Map.entry("ali*", new FilterTerm.AnyTextLike(GlobPattern.of("ali*"))),
                Map.entry("table:orders", is(Field.TABLE, "orders")),
                Map.entry("T:orders", is(Field.TABLE, "orders")),
                Map.entry("db:shop", is(Field.SCHEMA, "shop")),
                Map.entry("who:alice", is(Field.ACTOR, "alice")),
                Map.entry("actor.source:session", is(Field.ACTOR_SOURCE, "session")),
                Map.entry("actor:\"*\"", is(Field.ACTOR, "*")),
                Map.entry("actor:\"?\"", is(Field.ACTOR, "?")),
                Map.entry("actor=svc-a", new TextField(Field.ACTOR, new TextTest.Equals("svc-a"))),
                Map.entry("query!~'a(b)'", new TextField(Field.QUERY, new TextTest.NotRegex("a(b)"))),
                Map.entry(
                        "op:i,write,ddl",
                        new OperationIn(Set.of(Operation.INSERT, Operation.UPDATE, Operation.DELETE, Operation.DDL))),
                Map.entry("op!=s", FilterExpression.not(new OperationIn(Set.of(Operation.SNAPSHOT)))),
                Map.entry("is:ddl,gap", new FlagIn(Set.of(Flag.DDL, Flag.GAP))),
                Map.entry("sev<medium", new SeverityIn(Set.of(Severity.INFO, Severity.LOW))),
                Map.entry("hour:22..01", new HourIn(Set.of(22, 23, 0, 1))),
                Map.entry("hour<2", new HourIn(Set.of(0, 1))),
                Map.entry(
                        "day:fri..mon,wed",
                        new DayIn(Set.of(
                                DayOfWeek.FRIDAY,
                                DayOfWeek.SATURDAY,
                                DayOfWeek.SUNDAY,
                                DayOfWeek.MONDAY,
                                DayOfWeek.WEDNESDAY))),
                Map.entry("day=Saturday", new DayIn(Set.of(DayOfWeek.SATURDAY))),
                Map.entry("#42", number(Field.SEQ, 42, 42)),
                Map.entry("id:E42", number(Field.ID, 42, 42)),
                Map.entry("id:42", number(Field.ID, 42, 42)),
                Map.entry("tx:t1..T9", number(Field.TX, 1, 9)),
                Map.entry("bytes:64k", number(Field.BYTES, 64_000, 64_000)),
                Map.entry("bytes:1_000..2M", number(Field.BYTES, 1_000, 2_000_000)),
                Map.entry(
                        "lag>=90s",
                        new NumberField(Field.LAG, new NumberTest.Compare(Comparison.GREATER_OR_EQUAL, 90_000_000))),
                Map.entry(
                        "pos:5..", new NumberField(Field.POS, new NumberTest.Compare(Comparison.GREATER_OR_EQUAL, 5))),
                Map.entry("since:2h", time(Comparison.GREATER_OR_EQUAL, new Moment.Ago(Duration.ofHours(2)))),
                Map.entry("until:yesterday", time(Comparison.LESS_OR_EQUAL, Moment.Named.YESTERDAY)),
                Map.entry(
                        "time>2026-11-20T02:13Z",
                        time(
                                Comparison.GREATER,
                                new Moment.Exact(Instant.parse("2026-11-20T02:13:00Z"), Duration.ofMinutes(1)))),
                Map.entry(
                        "time<2026-11-20T02:13:07.500+02:00",
                        time(
                                Comparison.LESS,
                                new Moment.Exact(Instant.parse("2026-11-20T00:13:07.5Z"), Duration.ofMillis(1)))),
                Map.entry(
                        "on:2026-11-20",
                        new CommitTime(new TimeTest.AnyOf(
                                List.of(TimeTest.Range.of(new Moment.Day(LocalDate.of(2026, 11, 20))))))),
                Map.entry(
                        "at:2:13:07",
                        new CommitTime(new TimeTest.AnyOf(List.of(TimeTest.Range.of(
                                new Moment.ClockTime(LocalTime.of(2, 13, 7), Duration.ofSeconds(1))))))),
                Map.entry("status:Paid", column("status", anyOf(text("Paid")))),
                Map.entry(
                        "status:a,b*,null,*",
                        column(
                                "status",
                                anyOf(
                                        text("a"),
                                        new ColumnMatch.Like(GlobPattern.of("b*")),
                                        new ColumnMatch.IsNull(),
                                        new ColumnMatch.Anything()))),
                Map.entry(
                        "status:new->paid",
                        column("status", anyOf(new ColumnMatch.Transition(text("new"), text("paid"))))),
                Map.entry(
                        "by:null->\"a b\"",
                        column("by", anyOf(new ColumnMatch.Transition(new ColumnMatch.IsNull(), text("a b"))))),
                Map.entry("status!=null", column("status", new ColumnTest.NeverNull())),
                Map.entry("status=null", column("status", anyOf(new ColumnMatch.IsNull()))),
                Map.entry(
                        "zip=\"01234\"",
                        column("zip", new ColumnTest.Compare(Comparison.EQUAL, new Scalar.Text("01234")))),
                Map.entry(
                        "due<2026-11-20",
                        column(
                                "due",
                                new ColumnTest.Compare(
                                        Comparison.LESS,
                                        new Scalar.Time("2026-11-20", new Moment.Day(LocalDate.of(2026, 11, 20)))))),
                Map.entry("delta.total<-50", column(Side.DELTA, "total", Comparison.LESS, "-50")),
                Map.entry("old.total>1.50", column(Side.OLD, "total", Comparison.GREATER, "1.50")),
                Map.entry("url:https://a.example/x?y#z", column("url", anyOf(text("https://a.example/x?y#z")))),
                Map.entry("name:O'Brien", column("name", anyOf(text("O'Brien")))),
                Map.entry(
                        "note:*\"a, (b)\"*",
                        column("note", anyOf(new ColumnMatch.Like(new GlobPattern(List.of("", "a, (b)", "")))))));
    }

    private static NumberField number(Field field, long from, long to) {
        NumberMatch match = new NumberMatch.Between(OptionalLong.of(from), OptionalLong.of(to));
        return new NumberField(field, new NumberTest.AnyOf(List.of(match)));
    }

    private static CommitTime time(Comparison comparison, Moment moment) {
        return new CommitTime(new TimeTest.Compare(comparison, moment));
    }

    @ParameterizedTest
    @MethodSource("termsAndMeanings")
    void parseReadsATermAsItsMeaning(Map.Entry<String, FilterExpression> example) {
        assertThat(parsed(example.getKey())).isEqualTo(example.getValue());
    }

    @Test
    void parseBindsNotBeforeAndBeforeOr() {
        AnyText a = new AnyText("a");
        AnyText b = new AnyText("b");
        AnyText c = new AnyText("c");
        FilterExpression expected =
                new FilterExpression.Or(List.of(new FilterExpression.And(List.of(new FilterExpression.Not(a), b)), c));

        assertThat(parsed("-a b or c")).isEqualTo(expected);
        assertThat(parsed("NOT a AND b OR c")).isEqualTo(expected);
        assertThat(parsed("! a && b || c")).isEqualTo(expected);
        assertThat(parsed("((-(a)) b)or(c)")).isEqualTo(expected);
    }

    @Test
    void parseKeepsOperatorsInsideWordsAndKeywordsInsideNames() {
        assertThat(parsed("orders android notes"))
                .isEqualTo(new FilterExpression.And(
                        List.of(new AnyText("orders"), new AnyText("android"), new AnyText("notes"))));
        assertThat(parsed("or:5")).isInstanceOf(Column.class);
        assertThat(parsed("\"or\"")).isEqualTo(new AnyText("or"));
        assertThat(parsed("a-b")).isEqualTo(new AnyText("a-b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.amount>5", "col.orders.amount>5", "COL.`orders`.amount>5"})
    void parseLimitsAColumnToATable(String text) {
        ColumnName name = new ColumnName(Side.ANY, Optional.empty(), Optional.of("orders"), "amount");

        assertThat(parsed(text)).extracting("column").isEqualTo(name);
    }

    @Test
    void parseTellsColumnsFromBuiltInNames() {
        assertThat(parsed("col.op:x")).extracting("column").isEqualTo(ColumnName.of("op"));
        assertThat(parsed("old.op:x")).extracting("column").isEqualTo(ColumnName.of(Side.OLD, "op"));
        assertThat(parsed("`tx.size`:5")).extracting("column").isEqualTo(ColumnName.of("tx.size"));
        assertThat(parsed("col.tx.size:5"))
                .extracting("column")
                .isEqualTo(new ColumnName(Side.ANY, Optional.empty(), Optional.of("tx"), "size"));
        assertThat(parsed("new.shop.`order``s`.total:5"))
                .extracting("column")
                .isEqualTo(new ColumnName(Side.NEW, Optional.of("shop"), Optional.of("order`s"), "total"));
    }

    @Test
    void parseTakesDirectivesOutOfTheExpression() {
        ParsedFilter filter = FilterParser.parse("alice sort:-orders.amount sort:seq limit:1_00 tz:europe/berlin bob");

        assertThat(filter.expression())
                .contains(new FilterExpression.And(List.of(new AnyText("alice"), new AnyText("bob"))));
        ColumnName amount = new ColumnName(Side.ANY, Optional.empty(), Optional.of("orders"), "amount");
        assertThat(filter.directives())
                .isEqualTo(new Directives(
                        List.of(
                                new Directives.SortKey(new FieldName.Column(amount), Directives.Order.DESCENDING),
                                new Directives.SortKey(new FieldName.BuiltIn(Field.SEQ), Directives.Order.ASCENDING)),
                        OptionalInt.of(100),
                        Optional.of(ZoneId.of("Europe/Berlin"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table:",
                "op:upd",
                "since:2",
                "at:02:1",
                "on:2026-1",
                "near:E1024/5",
                "near:E",
                "same:actor(E10",
                "same:act",
                "sev>=hi",
                "is:fla",
                "outside:ho",
                "delta.total<-",
                "\"abc",
                "'abc",
                "`odd na",
                "`odd`",
                "(a",
                "a or",
                "a and",
                "not",
                "-",
                "!",
                "#",
                "op:i,",
                "a:1..2,",
                "status:a->",
                "total:..",
                "a:\"x\\u12",
                "tx:T",
                "lag>5",
                "tz:Eur",
                "query~\"(?i",
                "sort:",
                "sort:-",
                "total:500..1",
                "()"
            })
    void parseCallsUnfinishedTextIncompleteAndNotWrong(String text) {
        ParsedFilter filter = FilterParser.parse(text);

        assertThat(filter.state()).isEqualTo(TermState.INCOMPLETE);
        assertThat(filter.expression()).isEmpty();
        assertThat(filter.problems()).allMatch(problem -> problem.code() == FilterProblem.Code.UNFINISHED);
    }

    @ParameterizedTest
    @MethodSource("io.auditworkbench.filter.Examples#prefixes")
    void parseFindsNothingWrongInAnyBeginningOfAnyExample(String prefix) {
        ParsedFilter filter = FilterParser.parse(prefix);

        assertThat(filter.state()).as(() -> prefix + " " + filter.problems()).isNotEqualTo(TermState.INVALID);
    }

    @Test
    void parseUnderstandsEveryExample() {
        for (String example : Examples.ALL) {
            assertThat(FilterParser.parse(example).state()).as(example).isEqualTo(TermState.VALID);
        }
    }

    @Test
    void expressionIsWithheldWhileAnyTermIsWrong() {
        ParsedFilter filter = FilterParser.parse("table:orders op:upd8");

        assertThat(filter.expression()).isEmpty();
        assertThat(filter.readable()).isEqualTo(is(Field.TABLE, "orders"));
    }

    @Test
    void tokensAreColouredByTheirTerm() {
        ParsedFilter filter = FilterParser.parse("table:a op:upd8 or not (since:");

        assertThat(filter.tokens())
                .extracting(token -> token.kind() + " " + token.span().of(filter.text()) + " " + token.state())
                .containsExactly(
                        "FIELD table VALID",
                        "OPERATOR : VALID",
                        "VALUE a VALID",
                        "FIELD op INVALID",
                        "OPERATOR : INVALID",
                        "VALUE upd8 INVALID",
                        "KEYWORD or VALID",
                        "KEYWORD not VALID",
                        "PUNCTUATION ( INCOMPLETE",
                        "FIELD since INCOMPLETE",
                        "OPERATOR : INCOMPLETE");
    }

    @Test
    void termsKnowTheirPlaces() {
        ParsedFilter filter = FilterParser.parse("x old.total:1..2,5 sort:seq");

        TermSource term = filter.terms().get(1);
        assertThat(term.nameParts()).extracting(span -> span.of(filter.text())).containsExactly("old", "total");
        assertThat(term.operands()).extracting(span -> span.of(filter.text())).containsExactly("1..2", "5");
        assertThat(filter.terms()).hasSize(3);
        assertThat(filter.terms().get(2).name()).contains(new FieldName.Directive(FieldName.Word.SORT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "not ",
                "!",
                "-",
                "((a)",
                "a or ",
                "-(",
                "`",
                "\"",
                "\"a\"",
                "a:",
                "a:1,",
                "a..",
                "a->",
                ")",
                "#",
                "limit:1 ",
                "x=\\",
                "a:\"",
                "\\u",
                "|| ",
                "a:*\"",
                "~",
                "tz:UTC ",
                ","
            })
    @Timeout(20)
    void parseBoundsDepthAndTimeOnHostileRepetition(String unit) {
        ParsedFilter filter = FilterParser.parse(unit.repeat(100_000));

        assertThat(filter.problems()).hasSizeLessThanOrEqualTo(50);
        assertThat(filter.terms()).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void parseGivesUpOnBracketsThatAreTooDeep() {
        ParsedFilter filter = FilterParser.parse("(".repeat(100_000));

        assertThat(filter.problems()).extracting(FilterProblem::code).containsExactly(FilterProblem.Code.TOO_DEEP);
        assertThat(FilterParser.parse("(".repeat(100) + "a" + ")".repeat(100)).expression())
                .contains(new AnyText("a"));
        assertThat(FilterParser.parse("(".repeat(101) + "a" + ")".repeat(101)).expression())
                .isEmpty();
    }

    @Test
    void parseGivesUpOnListsThatAreTooLong() {
        ParsedFilter filter = FilterParser.parse("table:" + "a,".repeat(100_000) + "a");

        assertThat(filter.problems()).extracting(FilterProblem::code).containsExactly(FilterProblem.Code.TOO_LARGE);
    }

    @Test
    void parseAcceptsAThousandTermsAndRefusesMore() {
        assertThat(FilterParser.parse("a ".repeat(1_000)).state()).isEqualTo(TermState.VALID);
        assertThat(FilterParser.parse("a ".repeat(1_001)).problems())
                .extracting(FilterProblem::code)
                .containsExactly(FilterProblem.Code.TOO_LARGE);
    }
}
