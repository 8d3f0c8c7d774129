package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.ColumnName.Side;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CanonicalizerTest {

    private static String canonical(String text) {
        ParsedFilter filter = FilterParser.parse(text);
        return Canonicalizer.canonical(filter.expression().orElseThrow(), filter.directives());
    }

    private static FilterExpression reparsed(FilterExpression expression) {
        String text = Canonicalizer.canonical(expression);
        ParsedFilter filter = FilterParser.parse(text);
        assertThat(filter.problems()).as(text).isEmpty();
        return filter.expression().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a   b                             | a b
        a AND b && c                      | a b c
        (a or (b or c)) and (d)           | (a or b or c) d
        (a b) or c                        | a b or c
        not (a b)                         | -(a b)
        not not a                         | a
        NOT -a                            | a
        T:orders                          | table:orders
        who=alice                         | actor=alice
        "alice"                           | alice
        table:"orders"                    | table:orders
        actor:null                        | actor:?
        key:?                             | key:null
        op:d,i,u                          | op:insert,update,delete
        op:write                          | op:insert,update,delete
        op!=u                             | -op:update
        sev:high,critical                 | sev>=high
        sev!=low                          | sev>=info -sev:low
        hour:6,5,23,22,0                  | hour:5..6,22..0
        hour:22..02                       | hour:22..2
        hour>=0                           | hour:0..23
        day:saturday,mon                  | day:mon,sat
        #9_812_004                        | seq:9812004
        seq=5                             | seq:5
        seq:5..5                          | seq:5
        seq:5..                           | seq>=5
        seq:..5                           | seq<=5
        id:1024                           | id:E1024
        tx:88                             | tx:T88
        bytes>64k                         | bytes>64000
        lag<5000ms                        | lag<5s
        lag:120s                          | lag:2m
        since:120m                        | since:2h
        time>=2h                          | since:2h
        time:2026-11-20                   | on:2026-11-20
        at:2026-11-20..2026-11-21         | on:2026-11-20..2026-11-21
        at:2:13                           | at:02:13
        time=02:13                        | at:02:13
        time!=02:13                       | -at:02:13
        at:2026-11-20t02:13:07.5+02:00    | at:2026-11-20T00:13:07.5Z
        near:1024/300s                    | near:E1024/5m
        same:SESSION(5)                   | same:session(E5)
        amount>1_000                      | amount>1_000
        status!=NULL                      | status!=null
        status=null                       | status:null
        zip:"01234"                       | zip:"01234"
        zip:'a'                           | zip:a
        limit:5 a tz:utc sort:-t          | a sort:-table limit:5 tz:UTC
        """)
    void canonicalGivesOneSpelling(String text, String expected) {
        assertThat(canonical(text)).isEqualTo(expected);
        assertThat(canonical(expected)).isEqualTo(expected);
    }

    @Test
    void canonicalOfTheExamplesMeansTheSame() {
        for (String example : Examples.ALL) {
            ParsedFilter filter = FilterParser.parse(example);
            ParsedFilter again = FilterParser.parse(canonical(example));
            assertThat(again.expression()).as(example).isEqualTo(filter.expression());
            assertThat(again.directives()).as(example).isEqualTo(filter.directives());
        }
    }

    @ParameterizedTest
    @FieldSource("io.auditworkbench.filter.Nasty#TEXTS")
    void canonicalCarriesNastyTextEverywhere(String text) {
        Scalar value = Scalar.quoted(text);
        String name = text.isEmpty() ? "x" : text;
        List<FilterExpression> all = List.of(
                new FilterTerm.AnyText(name),
                new FilterTerm.TextField(Field.ACTOR, new TextTest.AnyOf(List.of(new TextMatch.Is(text)))),
                new FilterTerm.TextField(Field.ACTOR, new TextTest.Equals(text)),
                new FilterTerm.AnyTextLike(new GlobPattern(List.of(name, "", text))),
                new FilterTerm.AnyTextLike(new GlobPattern(List.of("", name, text))),
                new FilterTerm.TextField(
                        Field.QUERY,
                        new TextTest.AnyOf(List.of(new TextMatch.Like(new GlobPattern(List.of(name, text)))))),
                new FilterTerm.Column(
                        new ColumnName(Side.OLD, Optional.of(name), Optional.of(name), name),
                        new ColumnTest.AnyOf(List.of(
                                new ColumnMatch.Is(value),
                                new ColumnMatch.Between(Optional.of(value), Optional.of(value)),
                                new ColumnMatch.Like(new GlobPattern(List.of("", name, "")))))),
                new FilterTerm.Column(
                        ColumnName.of(name),
                        new ColumnTest.AnyOf(List.of(
                                new ColumnMatch.Transition(new ColumnMatch.Is(value), new ColumnMatch.Is(value))))),
                new FilterTerm.Column(ColumnName.of(name), new ColumnTest.Compare(Comparison.LESS, value)));

        for (FilterExpression expression : all) {
            assertThat(reparsed(expression)).isEqualTo(expression);
        }
        assertThat(reparsed(FilterExpression.and(all))).isEqualTo(FilterExpression.and(all));
    }

    @Test
    void canonicalValuesHoldNoInvisibleCharacters() {
        for (String text : Nasty.TEXTS) {
            String canonical =
                    Canonicalizer.canonical(new FilterTerm.TextField(Field.ACTOR, new TextTest.Equals(text)));
            assertThat(canonical.codePoints().allMatch(Quotation::isHarmless))
                    .as(canonical)
                    .isTrue();
        }
    }

    @Test
    void canonicalReadsBackAsTheSameExpressionForRandomExpressions() {
        long seed = new Random().nextLong();
        RandomFilters filters = RandomFilters.nasty(new Random(seed));

        for (int i = 0; i < 5_000; i++) {
            FilterExpression expression = filters.expression(4);
            Directives directives = filters.directives();
            String text = Canonicalizer.canonical(expression, directives);
            ParsedFilter filter = FilterParser.parse(text);
            assertThat(filter.problems()).as("seed %s: %s", seed, text).isEmpty();
            assertThat(filter.expression()).as("seed %s: %s", seed, text).contains(expression);
            assertThat(filter.directives()).as("seed %s: %s", seed, text).isEqualTo(directives);
        }
    }
}
