package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.CompletionCandidate.Kind;
import io.auditworkbench.filter.Observations.ObservedValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is offered at a caret; in the texts of this test `|` is the caret.
class FilterCompletionTest {

    private static final FilterVocabulary SHOP = new FilterVocabulary(Vocabularies.shopTables(), ObservedShop.usual());
    private static final FilterCompletion COMPLETION = new FilterCompletion(SHOP);
    private static final long SEED = 20261126;
    private static final int TRIED_CARETS = Integer.getInteger("filter.carets", 2);

    private static List<CompletionCandidate> offered(String marked) {
        return COMPLETION.candidates(marked.replace("|", ""), marked.indexOf('|'));
    }

    /// The texts after each candidate was accepted, in order.
    private static List<String> accepted(String marked) {
        return offered(marked).stream()
                .map(candidate -> candidate.in(marked.replace("|", "")))
                .toList();
    }

    private static List<String> accepted(String marked, Kind kind) {
        return offered(marked).stream()
                .filter(candidate -> candidate.kind() == kind)
                .map(candidate -> candidate.in(marked.replace("|", "")))
                .toList();
    }

    private static Optional<String> sentence(String marked, String inserted) {
        return offered(marked).stream()
                .filter(candidate -> candidate.inserted().equals(inserted))
                .map(CompletionCandidate::sentence)
                .findFirst();
    }

    @Test
    void emptyTextOffersWhatWasUsedThenWhatIsSavedThenWhatIsWorthATryThenFields() {
        assertThat(accepted("|"))
                .startsWith(
                        "table:orders op:delete",
                        "actor:svc-* outside:hours",
                        "table:orders",
                        "op:delete since:1d",
                        "actor:?",
                        "outside:hours")
                .contains("table", "op");
        assertThat(offered("|").getFirst().sentence()).isEqualTo("used lately");
        assertThat(offered("|").get(1).sentence()).isEqualTo("saved");
        assertThat(offered("|").get(2).sentence()).startsWith("try: ");
    }

    @Test
    void beginningOfANameOffersFieldsColumnsTablesActorsAndKeywords() {
        assertThat(accepted("a|")).contains("actor", "amount", "at:", "actor.source");
        assertThat(accepted("st|")).contains("status", "state");
        assertThat(accepted("ord|", Kind.VALUE)).containsExactly("table:orders");
        assertThat(accepted("ALI|", Kind.VALUE)).containsExactly("actor:alice");
        assertThat(accepted("alice o|", Kind.KEYWORD)).containsExactly("alice or ");
        assertThat(accepted("alice |", Kind.KEYWORD)).startsWith("alice or ", "alice not ", "alice and ");
        assertThat(accepted("|x", Kind.KEYWORD)).doesNotContain("or x", "and x").contains("not x");
    }

    @Test
    void columnsOfTheTableThatTheFilterNamesComeFirst() {
        assertThat(accepted("table:payments |", Kind.FIELD).stream()
                        .filter(text -> !text.equals("table:payments id"))
                        .map(text -> text.substring("table:payments ".length()))
                        .filter(name -> Field.named(name.replace(":", "")).isEmpty()))
                .startsWith("amount", "reference", "mixed");
    }

    @Test
    void dottedNamesOfferTheColumnsOfTheirSideAndTable() {
        assertThat(accepted("old.to|")).containsExactly("old.total", "old.token");
        assertThat(accepted("delta.|")).contains("delta.total").doesNotContain("delta.status");
        assertThat(accepted("customers.|")).containsExactly("customers.iban", "customers.credit_limit");
        assertThat(accepted("new.shop.customers.cr|")).containsExactly("new.shop.customers.credit_limit");
        assertThat(accepted("de|")).contains("delta.");
        assertThat(accepted("tx.|")).containsExactly("tx.size", "tx.tables");
    }

    @Test
    void wholeNameOffersTheOperatorsOfItsTypeBeforeLongerNames() {
        assertThat(accepted("amount|", Kind.OPERATOR))
                .containsExactly(
                        "amount:", "amount=", "amount!=", "amount>", "amount>=", "amount<", "amount<=", "-amount:");
        assertThat(accepted("status|", Kind.OPERATOR))
                .containsExactly("status:", "status=", "status!=", "status~", "status!~", "-status:");
        assertThat(accepted("iban|", Kind.OPERATOR)).containsExactly("iban:", "iban=", "iban!=", "-iban:");
        assertThat(accepted("op|")).startsWith("op:", "op=", "op!=", "-op:").contains("opens");
        assertThat(accepted("-actor|", Kind.OPERATOR))
                .containsExactly("-actor:", "-actor=", "-actor!=", "-actor~", "-actor!~");
        assertThat(accepted("nowhere|", Kind.OPERATOR)).isEmpty();
    }

    @Test
    void sentencesTellNotEqualFromExcluded() {
        assertThat(sentence("amount|", "!=")).hasValue("amount is there, and no side equals the value");
        assertThat(sentence("amount|", "-amount:"))
                .hasValue("everything that does not match, also rows without amount");
        assertThat(sentence("actor|", "!=")).hasValue("actor is known, and is not the value");
        assertThat(sentence("actor|", "-actor:"))
                .hasValue("everything that does not match, also events whose actor is not known");
    }

    @Test
    void nameBeforeAnOperatorIsReplacedAlone() {
        assertThat(accepted("am|ount>5", Kind.FIELD)).containsExactly("amount>5");
        assertThat(accepted("amount|>5", Kind.OPERATOR))
                .containsExactly("amount:5", "amount=5", "amount!=5", "amount>5", "amount>=5", "amount<5", "amount<=5");
        assertThat(accepted("amount>|=5")).contains("amount:5", "amount<5").doesNotContain("amount~5");
        assertThat(accepted("status:new-|>paid")).isEmpty();
    }

    @Test
    void valuesComeWithTheirCountsThenPatternsThenNoValue() {
        assertThat(accepted("actor:|"))
                .containsExactly(
                        "actor:alice", "actor:svc-import", "actor:\"O'Brien, \\\"Bob\\\"\"", "actor:*", "actor:?");
        assertThat(sentence("actor:|", "alice")).hasValue("in 70 of the newest 2,000 events looked at");
        assertThat(accepted("op:|"))
                .startsWith("op:update", "op:insert")
                .contains("op:delete", "op:write")
                .doesNotContain("op:*");
        assertThat(sentence("op:|", "update")).hasValue("in 12,004 events");
        assertThat(accepted("table:o|")).containsExactly("table:orders", "table:o*", "table:*o*");
        assertThat(accepted("table:|")).startsWith("table:orders", "table:payments");
        assertThat(accepted("status:|"))
                .containsExactly("status:new", "status:paid", "status:\"not yet\"", "status:*", "status:null");
        assertThat(accepted("status=|"))
                .containsExactly("status=new", "status=paid", "status=\"not yet\"", "status=null");
        assertThat(accepted("amount>1|")).containsExactly("amount>19.90", "amount>1500");
        assertThat(accepted("code:|")).contains("code:\"007\"", "code:\"null\"");
        assertThat(accepted("created:2|", Kind.VALUE)).containsExactly("created:\"2026-11-20 09:00:00\"");
    }

    @Test
    void maskedColumnsOfferNoValuesAndNoPatterns() {
        assertThat(accepted("iban:|")).containsExactly("iban:*", "iban:null");
        assertThat(accepted("iban:DE|")).isEmpty();
    }

    @Test
    void wordsOfClosedFieldsAreOffered() {
        assertThat(accepted("is:s|")).containsExactly("is:snapshot");
        assertThat(accepted("sev>=h|")).containsExactly("sev>=high");
        assertThat(accepted("day:s|")).containsExactly("day:sat", "day:sun");
        assertThat(accepted("outside:|")).containsExactly("outside:hours");
        assertThat(accepted("since:|")).contains("since:1h", "since:yesterday", "since:2026-11-23");
        assertThat(accepted("on:|")).containsExactly("on:2026-11-23", "on:today", "on:yesterday", "on:monday");
        assertThat(accepted("at:|")).contains("at:9:00..17:00", "at:today");
        assertThat(accepted("hour:|")).contains("hour:22..6");
        assertThat(accepted("lag>|")).contains("lag>10s");
        assertThat(accepted("near:|")).containsExactly("near:E1024/5m", "near:E1023/5m");
        assertThat(accepted("near:E7/|")).contains("near:E7/1h");
        assertThat(accepted("same:|")).containsExactly("same:actor(", "same:row(", "same:tx(", "same:session(");
        assertThat(accepted("same:row(|")).containsExactly("same:row(E1024)", "same:row(E1023)");
        assertThat(accepted("same:row(|)")).containsExactly("same:row(E1024)", "same:row(E1023)");
        assertThat(accepted("sort:-am|")).containsExactly("sort:-amount");
        assertThat(accepted("tz:Europe/Ber|")).containsExactly("tz:Europe/Berlin");
        assertThat(accepted("limit:|")).containsExactly("limit:10", "limit:100", "limit:1000");
    }

    @Test
    void nextStatesAreOfferedBehindTheArrow() {
        assertThat(accepted("status:new->|"))
                .containsExactly("status:new->paid", "status:new->cancelled", "status:new->*", "status:new->null");
        assertThat(offered("status:new->|").getFirst())
                .isEqualTo(new CompletionCandidate(
                        Kind.STATE,
                        TextSpan.at(12),
                        "paid",
                        "new became this in 28 of the newest 2,000 events looked at"));
        assertThat(accepted("status:*->c|")).containsExactly("status:*->cancelled");
        assertThat(accepted("status:new|", Kind.OPERATOR)).containsExactly("status:new->");
    }

    @Test
    void wordAroundTheCaretIsReplacedAndNothingElse() {
        assertThat(accepted("table:or|ders op:update")).startsWith("table:orders op:update");
        assertThat(accepted("table:or|xyz,payments x")).contains("table:orders,payments x");
        assertThat(accepted("(table:or|)", Kind.VALUE)).containsExactly("(table:orders)");
        assertThat(accepted("actor:\"al|ice\" x", Kind.VALUE)).containsExactly("actor:alice x");
        assertThat(accepted("actor:\"al| table:orders", Kind.VALUE)).containsExactly("actor:alice table:orders");
        assertThat(accepted("actor:\"al| \"two words\"", Kind.VALUE)).containsExactly("actor:alice \"two words\"");
        assertThat(accepted("amount:10..1|", Kind.VALUE)).contains("amount:10..19.90");
        assertThat(accepted("| table:orders", Kind.FIELD)).contains("actor table:orders");
        assertThat(accepted("|table:orders", Kind.FIELD)).contains("actor table:orders", "is: table:orders");
    }

    @Test
    void valuesThatWouldMakeTheFilterWrongAreNotOffered() {
        assertThat(accepted("amount:1000..1|", Kind.VALUE)).containsExactly("amount:1000..1500");
        assertThat(accepted("(alice |)", Kind.KEYWORD)).contains("(alice or )").doesNotContain("(alice limit:)");
        assertThat(accepted("table:a)|")).isEmpty();
    }

    @Test
    void namesThatAreNoWordsAreQuotedAndBuiltInNamesReachedThroughCol() {
        FilterCompletion completion = new FilterCompletion(FilterVocabulary.of(List.of(new CapturedTable(
                "shop",
                "odd",
                List.of(
                        CapturedColumn.of("odd `name` 😀", ColumnFamily.TEXT),
                        CapturedColumn.of("op", ColumnFamily.TEXT))))));
        assertThat(completion.candidates("od", 2).stream().map(CompletionCandidate::inserted))
                .contains("`odd ``name`` 😀`");
        assertThat(completion.candidates("`odd n", 2).stream().map(CompletionCandidate::inserted))
                .contains("`odd ``name`` 😀`");
        assertThat(completion.candidates("op", 2).stream().map(CompletionCandidate::inserted))
                .contains("col.op");
    }

    /// The trial of each candidate must not hide that values are spelled wrongly.
    @Test
    void everyNastyValueIsOfferedInASpellingThatFindsIt() {
        for (String text : Nasty.TEXTS) {
            Observations nasty = new ObservedShop(Map.of(
                    "actor", List.of(ObservedValue.ofAll(text, 1)), "status", List.of(ObservedValue.ofAll(text, 1))));
            FilterCompletion completion = new FilterCompletion(new FilterVocabulary(Vocabularies.shopTables(), nasty));
            assertThat(completion.candidates("actor:", 6).stream()
                            .flatMap(candidate -> FilterParser.parse(candidate.in("actor:")).expression().stream()))
                    .as(text)
                    .contains(
                            new FilterTerm.TextField(Field.ACTOR, new TextTest.AnyOf(List.of(new TextMatch.Is(text)))));
            assertThat(completion.candidates("status=", 7).stream()
                            .flatMap(candidate -> FilterParser.parse(candidate.in("status=")).expression().stream()))
                    .as(text)
                    .contains(new FilterTerm.Column(
                            ColumnName.of("status"), new ColumnTest.Compare(Comparison.EQUAL, Scalar.quoted(text))));
        }
    }

    /// The caret can stand anywhere; what is offered is tried near the end, where the beginning differs from the one
    /// before, and everywhere with `-Dfilter.carets=1000` (half a minute).
    @Test
    void everyCandidateAtEveryCaretOfEveryBeginningOfTheExamplesKeepsTheFilterRight() {
        Examples.prefixes().forEach(text -> {
            for (int caret = 0; caret <= text.length(); caret++) {
                assertThat(FilterCompletion.context(text, caret)).isNotNull();
                if (text.length() - caret < TRIED_CARETS) {
                    check(text, caret);
                }
            }
        });
        Examples.ALL.forEach(text -> {
            for (int caret = 0; caret <= text.length(); caret++) {
                check(text, caret);
            }
        });
    }

    @Test
    void everyCandidateAtSomeCaretOfRandomFiltersAndTheirBeginningsKeepsTheFilterRight() {
        Random random = new Random(SEED);
        RandomFilters filters = RandomFilters.nasty(random);
        for (int round = 0; round < 2_000; round++) {
            String whole = Canonicalizer.canonical(filters.expression(2), filters.directives());
            String text = whole.substring(0, random.nextInt(whole.length() + 1));
            check(round % 2 == 0 ? whole : text, random.nextInt(text.length() + 1));
        }
    }

    @Test
    void noiseNeverThrows() {
        Random random = new Random(SEED);
        String alphabet = "ab :=!<>~,()\"'`.->*?#-&|\\é😀\n0";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            check(noise.toString(), random.nextInt(20) - 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, 4, Integer.MAX_VALUE})
    void caretsOutsideTheTextOrInsideACharacterAreTakenForTheNearest(int caret) {
        assertThat(COMPLETION.candidates("a 😀", caret)).isNotNull();
        assertThat(FilterCompletion.context("x:😀", 3)).isEqualTo(FilterCompletion.context("x:😀", 2));
    }

    @ParameterizedTest
    @CsvSource({"1000", "19000", "200000"})
    void longTextsAreCompletedInTimeOrNotAtAll(int length) {
        String text = "a ".repeat(length / 2);
        assertThat(COMPLETION.candidates(text, text.length())).hasSizeLessThanOrEqualTo(FilterCompletion.MOST);
    }

    private static void check(String text, int caret) {
        TermState now = state(text);
        for (CompletionCandidate candidate : COMPLETION.candidates(text, caret)) {
            String after = candidate.in(text);
            assertThat(candidate.sentence())
                    .as("%s at %d: %s", text, caret, after)
                    .isNotBlank();
            if (now != TermState.INVALID) {
                assertThat(state(after))
                        .as("%s at %d becomes %s", text, caret, after)
                        .isNotEqualTo(TermState.INVALID);
            }
        }
    }

    private static TermState state(String text) {
        return new FilterChecker(SHOP).check(FilterParser.parse(text)).state();
    }
}
