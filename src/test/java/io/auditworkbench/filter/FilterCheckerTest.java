package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.Observations.ObservedValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCheckerTest {

    private static ParsedFilter checked(String text) {
        return new FilterChecker(Vocabularies.shop()).check(FilterParser.parse(text));
    }

    private static FilterProblem onlyProblem(String text) {
        List<FilterProblem> problems = checked(text).problems();
        assertThat(problems).as(text).hasSize(1);
        return problems.getFirst();
    }

    @Test
    void unknownColumnIsShownUnderTheFilterWithWhatWasMeant() {
        String text = "table:orders amuont>1000";

        assertThat(onlyProblem(text).render(text)).isEqualTo("""
                table:orders amuont>1000
                             ^^^^^^ no column "amuont" in the 14 captured tables. Did you mean amount (orders, payments)?""");
    }

    @Test
    void unknownColumnIsOneObjectForEveryInterface() {
        assertThat(onlyProblem("table:orders amuont>1000"))
                .isEqualTo(new FilterProblem(
                        Code.UNKNOWN_COLUMN,
                        "no column \"amuont\" in the 14 captured tables. Did you mean amount (orders, payments)?",
                        13,
                        19,
                        "amuont",
                        List.of("amount")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            # filter            | code           | at       | message
            zzzz>1              | UNKNOWN_COLUMN | zzzz     | no column "zzzz" in the 14 captured tables.
            tabel:orders        | UNKNOWN_COLUMN | tabel    | no column "tabel" in the 14 captured tables. Did you mean table?
            sharde:x            | UNKNOWN_COLUMN | sharde   | no column "sharde" in the 14 captured tables. Did you mean shared (table4, table5, table6 and 8 more)?
            old.totl>1          | UNKNOWN_COLUMN | totl     | no column "totl" in the 14 captured tables. Did you mean total (orders)?
            orders.amuont>1     | UNKNOWN_COLUMN | amuont   | no column "amuont" in table orders. Did you mean amount?
            ordres.amount>1     | UNKNOWN_TABLE  | ordres   | no table "ordres" among the 14 captured tables. Did you mean orders?
            actor.sorce:x       | UNKNOWN_TABLE  | actor.sorce | no table "actor" among the 14 captured tables. Did you mean actor.source?
            table:ordres        | UNKNOWN_TABLE  | ordres   | no table "ordres" among the 14 captured tables. Did you mean orders?
            table=Orders        | UNKNOWN_TABLE  | Orders   | no table "Orders" among the 14 captured tables. Did you mean orders?
            tx.tables:x         | UNKNOWN_TABLE  | x        | no table "x" among the 14 captured tables.
            schema:shpo         | UNKNOWN_SCHEMA | shpo     | no schema "shpo" among those of the 14 captured tables. Did you mean shop?
            has:ibam            | UNKNOWN_COLUMN | ibam     | no column "ibam" in the 14 captured tables. Did you mean iban (customers)?
            changed:status,totl | UNKNOWN_COLUMN | totl     | no column "totl" in the 14 captured tables. Did you mean total (orders)?
            sort:-totl          | UNKNOWN_COLUMN | totl     | no column "totl" in the 14 captured tables. Did you mean total (orders)?
            table:zz*           | NOTHING_FITS   | zz*      | no captured name fits this pattern
            amount:abc          | WRONG_VALUE    | abc      | amount is a number, not "abc"
            amount>today        | WRONG_VALUE    | today    | amount is a number, not "today"
            amount:1,2,x        | WRONG_VALUE    | x        | amount is a number, not "x"
            created>5           | WRONG_VALUE    | 5        | created is a time (2026-11-20, 2026-11-20T02:13, today or 2h), not "5"
            opens:friday        | WRONG_VALUE    | friday   | opens is a length of time or a time of day (02:13 or 90m), not "friday"
            amount~"^1"         | WRONG_OPERATOR | "^1"     | amount is not text: use : = != < <= > >= instead of a regular expression
            delta.status>1      | WRONG_OPERATOR | delta    | status is not a number, so it has no difference
            code>10             | TEXT_AS_NUMBER | 10       | code is text: values that are numbers are compared as numbers; write "10" to compare as text
            code:007            | TEXT_AS_NUMBER | 007      | code is text: values that are numbers are compared as numbers; write "007" to compare as text
            iban:DE*            | MASKED_COLUMN  | iban:DE* | iban is masked in customers: only = != and : with whole values can be asked
            iban<X              | MASKED_COLUMN  | iban<X   | iban is masked in customers: only = != and : with whole values can be asked
            iban~"x"            | MASKED_COLUMN  | iban~"x" | iban is masked in customers: only = != and : with whole values can be asked
            iban:a..b           | MASKED_COLUMN  | iban:a..b | iban is masked in customers: only = != and : with whole values can be asked
            iban:D*->x          | MASKED_COLUMN  | iban:D*->x | iban is masked in customers: only = != and : with whole values can be asked
            """)
    void checkSaysWhatIsWrongWhereAndWhatToDo(String text, Code code, String place, String message) {
        FilterProblem problem = onlyProblem(text);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.text()).isEqualTo(place);
        assertThat(text.substring(problem.startOffset(), problem.endOffset())).isEqualTo(place);
        assertThat(problem.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AMOUNT>5",
                "Orders.Amount:5",
                "SHOP.orders.amount:5",
                "table:ORDERS",
                "table:order*",
                "has:IBAN",
                "amount:\"10\"",
                "amount:1*",
                "code=10",
                "code:\"10\"",
                "mixed:abc",
                "mixed>5",
                "mixed~\"x\"",
                "created>2026-11-20",
                "created:2h",
                "opens:02:13",
                "opens<90m",
                "token:0xdead",
                "iban:null",
                "iban!=null",
                "iban:*",
                "delta.amount<-5",
                "status:new->paid",
                "amount:null",
                "sort:orders.total"
            })
    void checkFindsNothingInWhatFits(String text) {
        assertThat(checked(text).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iban:DE89", "iban=DE89", "iban!=DE89", "iban:DE89->*"})
    void checkWarnsThatMaskedValuesAreComparedAsTheyAreShown(String text) {
        assertThat(checked(text).expression()).isPresent();
        assertThat(checked(text).problems())
                .singleElement()
                .extracting(FilterProblem::message)
                .isEqualTo(
                        "iban is masked in customers: what is found are values as they are shown, not what they were");
    }

    @Test
    void checkKeepsTheExpressionOnlyWithoutErrors() {
        assertThat(checked("amount>5").expression()).isPresent();
        assertThat(checked("code>10").expression()).as("a warning").isPresent();
        assertThat(checked("amuont>5").expression()).isEmpty();
    }

    @Test
    void checkColoursTheTermsItFindsWrong() {
        ParsedFilter filter = checked("alice amuont>5 code>10 (table:orders)");

        assertThat(filter.terms())
                .extracting(TermSource::state)
                .containsExactly(TermState.VALID, TermState.INVALID, TermState.ODD, TermState.VALID);
        assertThat(filter.tokens())
                .extracting(token -> token.span().of(filter.text()) + " " + token.state())
                .containsExactly(
                        "alice VALID",
                        "amuont INVALID",
                        "> INVALID",
                        "5 INVALID",
                        "code ODD",
                        "> ODD",
                        "10 ODD",
                        "( VALID",
                        "table VALID",
                        ": VALID",
                        "orders VALID",
                        ") VALID");
    }

    @Test
    void checkCountsTablesInWords() {
        List<CapturedTable> one = Vocabularies.shopTables().subList(0, 1);

        assertThat(message(List.of(), "x:1")).isEqualTo("no column \"x\" because no table has been captured yet.");
        assertThat(message(one, "x:1")).isEqualTo("no column \"x\" in the one captured table.");
        assertThat(message(one, "table:x")).isEqualTo("no table \"x\" among the one captured table.");
    }

    private static String message(List<CapturedTable> tables, String text) {
        FilterVocabulary vocabulary = FilterVocabulary.of(tables);
        return new FilterChecker(vocabulary)
                .check(FilterParser.parse(text))
                .problems()
                .getFirst()
                .message();
    }

    @Test
    void checkWarnsAboutValuesThatNobodyHasSeen() {
        FilterVocabulary vocabulary = new FilterVocabulary(Vocabularies.shopTables(), new SeenOnly("alice"));

        ParsedFilter filter = new FilterChecker(vocabulary).check(FilterParser.parse("actor:alice,bob status:paid"));

        assertThat(filter.problems())
                .extracting(FilterProblem::message)
                .containsExactly("no value like \"bob\" was seen", "no value like \"paid\" was seen");
        assertThat(filter.expression()).isPresent();
    }

    /// Observations that know one value and that there is no other.
    private record SeenOnly(String value) implements Observations {
        @Override
        public List<ObservedValue> values(FieldName field, String prefix, int limit) {
            return List.of();
        }

        @Override
        public List<ObservedValue> nextStates(ColumnName column, String state, int limit) {
            return List.of();
        }

        @Override
        public Seen seen(FieldName field, String text) {
            return text.equals(value) ? Seen.YES : Seen.NO;
        }
    }

    @Test
    void checkSurvivesEveryBeginningOfEveryExample() {
        Examples.prefixes().forEach(prefix -> assertThat(checked(prefix).text()).isEqualTo(prefix));
    }
}
