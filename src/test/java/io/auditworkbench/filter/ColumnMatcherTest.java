package io.auditworkbench.filter;

import static io.auditworkbench.filter.SampleEvent.insert;
import static io.auditworkbench.filter.SampleEvent.masked;
import static io.auditworkbench.filter.SampleEvent.nothing;
import static io.auditworkbench.filter.SampleEvent.number;
import static io.auditworkbench.filter.SampleEvent.text;
import static io.auditworkbench.filter.SampleEvent.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The meaning of tests on columns, as tables: one line an event and what each filter says about it.
class ColumnMatcherTest {

    private static final String ABSENT = "-";

    /// Values as the tables write them: `-` absent, `null`, a number, or text.
    private static FilterValue value(String shown) {
        if (shown.equals(ABSENT)) {
            return FilterValue.Absent.ABSENT;
        }
        if (shown.equals("null")) {
            return nothing();
        }
        return NumberText.decimal(shown).isPresent() ? number(shown) : text(shown);
    }

    private static boolean matches(String filter, FilterValue before, FilterValue after) {
        SampleEvent event = update().operation(Operation.UPDATE);
        if (!(before instanceof FilterValue.Absent)) {
            event.before("v", before);
        }
        if (!(after instanceof FilterValue.Absent)) {
            event.after("v", after);
        }
        return Evaluation.matches(filter, event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # before | after | v>10  | old.v>10 | new.v>10 | v:10  | v<=10
            5        | 20    | true  | false    | true     | false | true
            20       | 5     | true  | true     | false    | false | true
            5        | 10    | false | false    | false    | true  | true
            20       | 30    | true  | true     | true     | false | false
            -        | 20    | true  | false    | true     | false | false
            20       | -     | true  | true     | false    | false | false
            null     | 5     | false | false    | false    | false | true
            -        | -     | false | false    | false    | false | false
            """)
    void anySideIsEnoughUnlessASideIsNamed(
            String before, String after, boolean any, boolean old, boolean current, boolean is, boolean atMost) {
        FilterValue from = value(before);
        FilterValue to = value(after);

        assertThat(matches("v>10", from, to)).isEqualTo(any);
        assertThat(matches("old.v>10", from, to)).isEqualTo(old);
        assertThat(matches("new.v>10", from, to)).isEqualTo(current);
        assertThat(matches("v:10", from, to)).isEqualTo(is);
        assertThat(matches("v<=10", from, to)).isEqualTo(atMost);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # before | after | v!=paid | -v:paid | -v=paid | old.v!=paid | has:v
            new      | paid  | false   | false   | false   | true        | true
            paid     | paid  | false   | false   | false   | false       | true
            new      | sent  | true    | true    | true    | true        | true
            new      | Paid  | true    | false   | true    | true        | true
            -        | sent  | true    | true    | true    | false       | true
            null     | null  | true    | true    | true    | true        | true
            null     | paid  | false   | false   | false   | true        | true
            -        | -     | false   | true    | true    | false       | false
            """)
    void notEqualWantsTheColumnToBeThereAndExclusionDoesNot(
            String before,
            String after,
            boolean notEqual,
            boolean excluded,
            boolean exactlyExcluded,
            boolean old,
            boolean has) {
        FilterValue from = value(before);
        FilterValue to = value(after);

        assertThat(matches("v!=paid", from, to)).isEqualTo(notEqual);
        assertThat(matches("-v:paid", from, to)).isEqualTo(excluded);
        assertThat(matches("-v=paid", from, to)).isEqualTo(exactlyExcluded);
        assertThat(matches("old.v!=paid", from, to)).isEqualTo(old);
        assertThat(matches("has:v", from, to)).isEqualTo(has);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # before | after | v:null | v!=null | v:*   | -has:v | v>0   | v!~"x" | v:null->*
            null     | null  | true   | false   | false | false  | false | true   | false
            null     | 5     | true   | false   | true  | false  | true  | true   | true
            5        | 5     | false  | true    | true  | false  | true  | true   | false
            -        | null  | true   | false   | false | false  | false | true   | false
            -        | 5     | false  | true    | true  | false  | true  | true   | false
            -        | -     | false  | false   | false | true   | false | false  | false
            """)
    void nullIsThereAndEqualsNothing(
            String before,
            String after,
            boolean isNull,
            boolean neverNull,
            boolean known,
            boolean absent,
            boolean more,
            boolean notFound,
            boolean leavesNull) {
        FilterValue from = value(before);
        FilterValue to = value(after);

        assertThat(matches("v:null", from, to)).isEqualTo(isNull);
        assertThat(matches("v=null", from, to)).isEqualTo(isNull);
        assertThat(matches("v!=null", from, to)).isEqualTo(neverNull);
        assertThat(matches("v:*", from, to)).isEqualTo(known);
        assertThat(matches("-has:v", from, to)).isEqualTo(absent);
        assertThat(matches("v>0", from, to)).isEqualTo(more);
        assertThat(matches("v!~\"x\"", from, to)).isEqualTo(notFound);
        assertThat(matches("v:null->*", from, to)).isEqualTo(leavesNull);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # filter            | value                              | matches
            v:10                | 10.00                              | true
            v=10                | 10.00                              | true
            v:10.001            | 10.0010                            | true
            v>0.1               | 0.1                                | false
            v>0.1               | 0.10000000000000000000000000000001 | true
            v:18446744073709551615 | 18446744073709551615            | true
            v:18446744073709551614 | 18446744073709551615            | false
            v:9007199254740993  | 9007199254740992                   | false
            v:1e2               | 100                                | true
            v:100..500          | 100                                | true
            v:100..500          | 500.00                             | true
            v:100..500          | 500.01                             | false
            v:..5               | -3                                 | true
            v:5..               | 4.99                               | false
            v:"10"              | 10.0                               | true
            v:abc               | 10                                 | false
            v!=abc              | 10                                 | true
            v:1*                | 10                                 | true
            v~"^1.$"            | 10                                 | true
            """)
    void numbersCompareExactly(String filter, String value, boolean expected) {
        assertThat(matches(filter, value("-"), number(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # filter            | value    | matches
            v:Paid              | paid     | true
            v=Paid              | paid     | false
            v=paid              | paid     | true
            v:pa*               | PAID     | true
            v:*i*               | paid     | true
            v:p*d               | pd       | true
            v:p*pd              | pd       | false
            v:a*b*a             | aba      | true
            v:a*b*a             | ab       | false
            v="p*"              | paid     | false
            v:"p*"              | p*       | true
            v:STRASSE           | straße   | false
            v:ÄRGER             | ärger    | true
            v:new,paid          | paid     | true
            v:m..q              | PAID     | true
            v:m..p              | paid     | false
            v<q                 | paid     | true
            v<Q                 | paid     | false
            v>ￗ                 | 😀       | true
            v:007               | 7        | true
            v:"007"             | 7        | false
            v=007               | 7        | false
            v:7                 | 007      | true
            v>9                 | 10       | true
            v>9                 | abc      | true
            v>"9"               | 10       | false
            v:2h                | 2h       | true
            v:today             | Today    | true
            v:2026-11-20        | 2026-11-20 | true
            v~"(?i)^PA"         | paid     | true
            v~"^PA"             | paid     | false
            v!~"^x"             | paid     | true
            v:1_000             | 1_000    | true
            v:1_000             | 1000     | true
            v:"1_000"           | 1_000    | true
            """)
    void textComparesByLetterCaseAndAsNumberWhereBothAreNumbers(String filter, String value, boolean expected) {
        assertThat(matches(filter, value("-"), text(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter                 | before  | after | matches
            v:pending->approved      | pending | approved | true
            v:PENDING->Approved      | pending | approved | true
            v:pending->approved      | approved | pending | false
            v:*->paid                | new     | paid  | true
            v:*->paid                | null    | paid  | true
            v:*->paid                | paid    | paid  | false
            v:*->paid                | -       | paid  | false
            v:paid->*                | paid    | -     | false
            v:paid->*                | paid    | null  | true
            v:*->*                   | a       | b     | true
            v:*->*                   | a       | a     | false
            v:n*->p*                 | new     | paid  | true
            v:1->2                   | 1.0     | 2.0   | true
            v:*->*                   | 1.0     | 1.00  | false
            v:null->null             | null    | null  | false
            v:x,*->paid              | new     | paid  | true
            """)
    void transitionsWantBothSidesAndAChange(String filter, String before, String after, boolean expected) {
        assertThat(matches(filter, value(before), value(after))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter         | before | after | matches
            delta.v<-50      | 100    | 49.99 | true
            delta.v<-50      | 100    | 50    | false
            delta.v:0        | 7      | 7.00  | true
            delta.v!=0       | 7      | 7     | false
            delta.v!=0       | 7      | 8     | true
            delta.v!=0       | -      | 8     | false
            delta.v!=0       | null   | 8     | false
            delta.v:-10..10  | 0.3    | 0.1   | true
            delta.v=-0.2     | 0.3    | 0.1   | true
            delta.v>0        | abc    | abd   | false
            """)
    void deltaIsTheExactDifference(String filter, String before, String after, boolean expected) {
        assertThat(matches(filter, value(before), value(after))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter                        | matches
            v:2026-11-20                    | true
            v=2026-11-20                    | true
            v:2026-11-20T02:13              | true
            v:2026-11-20T02:13:07           | true
            v:2026-11-20T02:13:08           | false
            v:"2026-11-20 02:13:07"         | true
            v:2026-11-20T03:13+01:00        | true
            v<2026-11-20                    | false
            v<=2026-11-20                   | true
            v>2026-11-20                    | false
            v>2026-11-19                    | true
            v>=2026-11-20T02:14             | false
            v:2026-11-19..2026-11-20        | true
            v:..2026-11-19                  | false
            v:02:13                         | true
            v:today                         | true
            v:yesterday                     | false
            v>10h                           | true
            v>9h                            | false
            v:5                             | false
            v!=2026-11-20                   | false
            v!=2026-11-21                   | true
            """)
    void timesCompareByTheStretchThatIsWritten(String filter, boolean expected) {
        String shown = "2026-11-20 02:13:07.5";
        FilterValue stamp = new FilterValue.Timestamp(Instant.parse("2026-11-20T02:13:07.5Z"), shown);
        FilterValue local = new FilterValue.DateTime(LocalDateTime.parse("2026-11-20T02:13:07.5"), shown);

        assertThat(matches(filter, value("-"), stamp)).isEqualTo(expected);
        assertThat(matches(filter, value("-"), local)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter     | matches
            v:26:30:00   | false
            v>24h        | true
            v:1590m      | true
            v<02:13      | false
            v>02:13      | true
            """)
    void lengthsOfTimeCompareWithClockTimesAndDurations(String filter, boolean expected) {
        FilterValue span = new FilterValue.Span(Duration.ofMinutes(26 * 60 + 30), "26:30:00");

        assertThat(matches(filter, value("-"), span)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter     | matches
            v:0xDEAD     | true
            v:dead       | true
            v:0xde*      | true
            v>0xdd       | true
            v:0xBEEF     | false
            """)
    void bytesCompareAsHexadecimalDigits(String filter, boolean expected) {
        assertThat(matches(filter, value("-"), new FilterValue.Bytes("0xDEAD"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter     | matches
            v:DE89       | true
            v=DE89       | true
            v:de89       | false
            v!=DE89      | false
            v!=x         | true
            v:*          | true
            v:DE*        | false
            v<Z          | false
            v~"DE"       | false
            v!~"x"       | false
            v:A..Z       | false
            v:null       | false
            DE89         | false
            """)
    void maskedValuesAnswerEqualityOnly(String filter, boolean expected) {
        assertThat(matches(filter, value("-"), masked("DE89"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDERS.V>1,true",
        "shop.orders.v>1,true",
        "payments.v>1,false",
        "payments.v!=9,false",
        "-payments.v:5,true",
        "old.orders.v>1,false",
        "new.Shop.Orders.V>1,true",
        "other.orders.v>1,false"
    })
    void qualifiedColumnsBelongToOneTable(String filter, boolean expected) {
        SampleEvent event = insert().after("v", new FilterValue.Numeric(new BigDecimal("5"), "5"));

        assertThat(Evaluation.matches(filter, event)).isEqualTo(expected);
    }
}
