package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the parser alone says: the message, and the place it points at.
class FilterProblemTest {

    private static String rendered(String text) {
        ParsedFilter filter = FilterParser.parse(text);
        assertThat(filter.problems()).as(text).hasSize(1);
        return filter.problems().getFirst().render(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            # filter         | code               | at       | message
            op:upd8          | UNKNOWN_VALUE      | upd8     | op has no value "upd8". It takes insert update delete snapshot ddl truncate write.
            op:updaet x      | UNKNOWN_VALUE      | updaet   | op has no value "updaet". Did you mean update?
            is:reviewd x     | UNKNOWN_VALUE      | reviewd  | is has no value "reviewd". Did you mean reviewed?
            sev>=hihg        | UNKNOWN_VALUE      | hihg     | sev has no value "hihg". Did you mean high?
            day:someday      | UNKNOWN_VALUE      | someday  | day has no value "someday". Did you mean monday or sunday?
            hour:24          | WRONG_VALUE        | 24       | hour takes whole numbers from 0 to 23, not "24"
            seq:abc          | WRONG_VALUE        | abc      | seq takes a whole number, not "abc"
            tx.size>5x       | WRONG_VALUE        | 5x       | tx.size takes a whole number, also with k or M, not "5x"
            id:X5            | WRONG_VALUE        | X5       | id takes an id such as E1024, not "X5"
            lag>5 x          | WRONG_VALUE        | 5        | lag takes a length of time such as 90s 15m 2h 3d 1w, not "5"
            since:2x         | WRONG_VALUE        | 2x       | "2x" is not a time; write 2026-11-20, 2026-11-20T02:13, 02:13, today, monday or 2h
            on:2026-02-31    | WRONG_VALUE        | 2026-02-31 | "2026-02-31" is not a time; write 2026-11-20, 2026-11-20T02:13, 02:13, today, monday or 2h
            on:02:13         | WRONG_VALUE        | 02:13    | on takes a day such as 2026-11-20 or monday; for a time of day use at:
            at:now x         | WRONG_VALUE        | now      | at needs a stretch of time and "now" is an instant; use since: or a range
            since:1h..2h     | WRONG_VALUE        | 1h..2h   | since takes one time; a range needs at:
            near:E5/x        | WRONG_VALUE        | E5/x     | near takes an event and a distance: near:E1024/5m
            same:foo(E5)     | WRONG_VALUE        | foo(E5)  | same takes actor, row, tx or session and an event: same:actor(E1024)
            outside:office   | UNKNOWN_VALUE      | office   | outside takes one word: outside:hours
            table>5          | WRONG_OPERATOR     | >        | table goes with : != = !~ ~, not with >
            since=2h         | WRONG_OPERATOR     | =        | since goes with :, not with =
            op~"x"           | WRONG_OPERATOR     | ~        | op goes with : != =, not with ~
            table:a..b       | WRONG_VALUE        | a..b     | table takes names and patterns; put the value in quotes if it is plain text
            status=a,b       | WRONG_VALUE        | a,b      | = takes one value; a list needs :
            amount=1..5      | WRONG_VALUE        | 1..5     | = takes one value; a range needs :
            status=a->b      | WRONG_VALUE        | a->b     | = takes one value; a transition needs :
            status=pa*       | LITERAL_STAR       | pa*      | = is exact: * is an ordinary character here; use : for a pattern
            amount<null      | WRONG_VALUE        | null     | nothing is less or more than NULL; use :null, or quote the text
            status:?         | WRONG_VALUE        | ?        | ? stands for an unknown actor, thread and the like; a column is null, or absent: -has:
            old.status:a->b  | WRONG_VALUE        | a->b     | a transition looks at both sides; write status: without a side before it
            delta.total>abc  | WRONG_VALUE        | abc      | delta is a number, not "abc"
            delta.total~"x"  | WRONG_OPERATOR     | ~        | delta is a number: use : = != < <= > >=
            total:500..100 x | EMPTY_RANGE        | 500..100 | the range ends before it starts
            seq:5..1 x       | EMPTY_RANGE        | 5..1     | the range ends before it starts
            on:2026-11-20..2026-11-19 x | EMPTY_RANGE | 2026-11-20..2026-11-19 | the range ends before it starts
            query~"(a"       | BAD_PATTERN        | "(a"     | this is not a regular expression that can be used: missing closing )
            amount > 5       | STRAY_CHARACTER    | >        | > needs a field directly before it: amount>5
            status = 'in use' | STRAY_CHARACTER   | =        | = needs a field directly before it: status='in use'
            op:u and > 5     | STRAY_CHARACTER    | >        | > needs a field directly before it: field>5
            op:u > 5         | STRAY_CHARACTER    | >        | > needs a field directly before it: field>5
            total !=         | STRAY_CHARACTER    | !=       | != needs a field directly before it: total!=value
            a , b            | STRAY_CHARACTER    | ,        | a comma stands between values only; write it in quotes
            a ) b            | STRAY_CHARACTER    | )        | this ) closes nothing
            f(x)             | UNQUOTED_CHARACTER | (        | put a space before ( or the text with it in quotes
            a:b=c            | UNQUOTED_CHARACTER | =        | put the value in quotes: = has a meaning here
            a:>5             | UNQUOTED_CHARACTER | >        | one operator is enough: a>5; or put the value in quotes
            "a":b            | UNQUOTED_CHARACTER | :b       | quote a field name with `backquotes`
            a:1..2..3        | UNQUOTED_CHARACTER | ..3      | a value has one .. or one -> at most; put it in quotes if it is plain text
            a:"x"y           | UNQUOTED_CHARACTER | y        | put a space or a comma after the closing quote
            a..b:5           | BAD_NAME           | a..b     | a field name has a word on each side of a dot
            cust*:5          | BAD_NAME           | cust*    | a field name cannot be a pattern
            a.b.c.d:5        | BAD_NAME           | a.b.c.d  | a column has at most a side, a schema and a table before it: old.shop.orders.total
            x:"\\u00g0"      | BAD_ESCAPE         | \\u00g0  | u behind a backslash needs four hexadecimal digits; double the backslash to write one
            limit:0          | WRONG_VALUE        | 0        | limit takes a whole number from 1 on
            limit>5          | WRONG_OPERATOR     | >        | limit is followed by a colon
            limit:5 limit:6  | REPEATED_DIRECTIVE | limit:6  | this is given twice; keep one
            (a limit:5)      | MISPLACED_DIRECTIVE | limit:5 | this is about the whole filter: write it at the end, outside brackets
            tz:Europe/Berlim | UNKNOWN_ZONE       | Europe/Berlim | there is no time zone "Europe/Berlim". Did you mean Europe/Berlin?
            sort:is          | WRONG_VALUE        | is       | is has no order; sort by a field with a value
            *                | WRONG_VALUE        | *        | * alone is everything: leave it out
            """)
    void parseSaysWhatIsWrongWhereAndWhatToDo(String text, FilterProblem.Code code, String place, String message) {
        ParsedFilter filter = FilterParser.parse(text);

        assertThat(filter.problems()).hasSize(1);
        FilterProblem problem = filter.problems().getFirst();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.text()).isEqualTo(place);
        assertThat(problem.message()).isEqualTo(message);
    }

    @Test
    void renderPointsAtTheOffendingPart() {
        assertThat(rendered("since:2h op:upd8 x")).isEqualTo("""
                since:2h op:upd8 x
                            ^^^^ op has no value "upd8". It takes insert update delete snapshot ddl truncate write.""");
        assertThat(rendered("table:")).isEqualTo("""
                table:
                ^^^^^^ "table:" needs a value directly after it""");
    }

    @Test
    void renderShowsOnlyTheLineOfTheProblem() {
        assertThat(rendered("a\nb op:upd8\nc")).startsWith("b op:upd8\n     ^^^^ op has");
    }

    @Test
    void renderCountsCharactersAndNotHalvesOfThem() {
        assertThat(rendered("\"😀😀\" op:upd8 x")).startsWith("\"😀😀\" op:upd8 x\n        ^^^^ op has");
    }

    @Test
    void renderClipsLongFiltersAroundTheProblem() {
        String text = "a".repeat(500) + " op:upd8 " + "b".repeat(500);

        String[] lines = rendered(text).split("\n");

        assertThat(lines[0]).hasSizeLessThan(150).startsWith("…aaa").endsWith("bbb…");
        assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("upd8");
    }

    @Test
    void renderPrintsNothingThatSteersATerminal() {
        for (String nasty : Nasty.TEXTS) {
            String text = "\"" + nasty.replace("\"", "").replace("\\", "") + "\" op:upd8" + nasty.strip() + " `" + nasty
                    + "`:x";
            for (FilterProblem problem : FilterParser.parse(text).problems()) {
                Stream.of(problem.render(text).split("\n"))
                        .forEach(line -> assertThat(line.codePoints().allMatch(Quotation::isHarmless))
                                .as(line)
                                .isTrue());
            }
        }
    }
}
