package io.auditworkbench.explain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import io.auditworkbench.explain.evidence.EvidenceSet.Sight;
import io.auditworkbench.explain.evidence.EvidenceSet.Subject;
import io.auditworkbench.explain.evidence.EvidenceSet.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One claim for every reason to drop one, and what an honest model may say.
class ClaimCheckerTest {

    private static final EvidenceSet EVIDENCE = new EvidenceSet(
            new Subject("A1", "finding", "price-lowered", "1", "The price was lowered."),
            List.of(
                    change(17, "products", "42", "frank.weber", Grade.EXACT, "unit_price", "44.39", "7.10"),
                    change(18, "orders", "99", "svc-web", Grade.HEURISTIC, "total", "10.00", "12.50"),
                    change(20, "products", "42", "frank.weber", Grade.EXACT, "unit_price", "7.10", "44.39")),
            List.of(new Figure("minutes", "25", "", ""), new Figure("price", "7.10", "44.39", "EUR")),
            List.of(),
            Sight.INCOMPLETE,
            List.of());

    private static Change change(
            long number,
            String table,
            String key,
            String actor,
            Grade grade,
            String column,
            String before,
            String after) {
        return new Change(
                "E" + number,
                number,
                "T" + number,
                "shop",
                table,
                "update",
                key,
                actor,
                grade,
                Instant.parse("2026-11-02T12:30:00Z").plusSeconds(number * 60),
                List.of(new Value(column, new Side(before, Side.Kind.NUMBER), new Side(after, Side.Kind.NUMBER))));
    }

    private static CheckedClaim check(String claim) {
        Vocabulary vocabulary = Vocabulary.of(
                List.of("products", "orders", "refunds", "unit_price", "total", "amount", "frank.weber", "svc-web"));
        return new ClaimChecker(EVIDENCE, vocabulary)
                .check(ClaimReader.read("{\"claims\":[" + claim.replace('\'', '"') + "]}")
                        .orElseThrow())
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'value_change','events':['E17'],'field':'products.unit_price','before':'44.39','after':'7.1','text':'The unit price of product 42 fell from 44.39 to 7.10.'}",
                "{'type':'value_change','events':['E17'],'field':'unit_price','before':'44.39','after':'7.10','text':'The price fell from 44.39 to 7.10 at 12:47.'}",
                "{'type':'count','events':['E17','E20'],'number':2,'text':'Two products changed in 2 transactions.'}",
                "{'type':'sum','events':['E17','E20'],'field':'unit_price','number':0,'text':'The unit price changed by 0 in all.'}",
                "{'type':'order','events':['E17','E18'],'text':'The product was changed before the order.'}",
                "{'type':'actor','events':['E17'],'actor':'frank.weber','grade':'exact','text':'The change was made by frank.weber.'}",
                "{'type':'actor','events':['E17'],'actor':'frank.weber','grade':'heuristic','text':'The change may have come from frank.weber.'}",
                "{'type':'actor','events':['E18'],'actor':'svc-web','grade':'heuristic','text':'The change may have come from svc-web.'}",
                "{'type':'rule','events':['A1'],'rule':'price-lowered','text':'The check price-lowered told it.'}",
                "{'type':'rule','events':['A1'],'field':'minutes','number':'25','text':'It took 25 minutes.'}",
                "{'type':'rule','events':['A1'],'field':'price','number':'7.1','text':'The price was 7.10, below the usual 44.39 EUR.'}",
                "{'type':'hypothesis','events':['E17','E20'],'text':'The price may have been typed wrongly and put right.'}",
            })
    void whatIsTrueHolds(String claim) {
        assertThat(check(claim).dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNKNOWN_EVENT|{'type':'count','events':['E19'],'number':1,'text':'It changed.'}",
                "UNKNOWN_EVENT|{'type':'rule','events':['A2'],'rule':'price-lowered','text':'It was told.'}",
                "WRONG_FIELD|{'type':'value_change','events':['E17'],'field':'total','before':'44.39','after':'7.10','text':'It changed.'}",
                "WRONG_VALUE|{'type':'value_change','events':['E17'],'field':'unit_price','before':'44.38','after':'7.10','text':'It changed.'}",
                "WRONG_VALUE|{'type':'value_change','events':['E17'],'field':'unit_price','after':'7.10','text':'It changed.'}",
                "WRONG_NUMBER|{'type':'count','events':['E17','E18'],'number':3,'text':'They changed.'}",
                "WRONG_NUMBER|{'type':'sum','events':['E17'],'field':'unit_price','number':'37.29','text':'It changed.'}",
                "WRONG_NUMBER|{'type':'rule','events':['A1'],'field':'minutes','number':'26','text':'It took a while.'}",
                "WRONG_ORDER|{'type':'order','events':['E18','E17'],'text':'The order was changed before the product.'}",
                "WRONG_ORDER|{'type':'order','events':['E17','E18'],'text':'The order was changed before the product.'}",
                "WRONG_ORDER|{'type':'order','events':['E17'],'text':'It came before.'}",
                "WRONG_ACTOR|{'type':'actor','events':['E18'],'actor':'frank.weber','grade':'heuristic','text':'The change may have come from frank.weber.'}",
                "WRONG_ACTOR|{'type':'actor','events':['E17'],'actor':'frank.weber','grade':'exact','text':'Somebody made the change.'}",
                "WRONG_GRADE|{'type':'actor','events':['E18'],'actor':'svc-web','grade':'exact','text':'The change may have come from svc-web.'}",
                "NOT_HEDGED|{'type':'actor','events':['E18'],'actor':'svc-web','grade':'heuristic','text':'The change came from svc-web.'}",
                "NOT_HEDGED|{'type':'hypothesis','events':['E17'],'text':'The price was typed wrongly.'}",
                "WRONG_RULE|{'type':'rule','events':['A1'],'rule':'mass-delete','text':'It was told.'}",
                "WRONG_RULE|{'type':'rule','events':['A1'],'field':'hours','number':'25','text':'It took 25 hours.'}",
                "NOT_COVERED|{'type':'absence','events':['A1'],'text':'No other change belongs to A1.'}",
                "WRONG_OPERATION|{'type':'count','events':['E17'],'number':1,'text':'One product was deleted.'}",
                "WRONG_DIRECTION|{'type':'value_change','events':['E17'],'field':'unit_price','before':'44.39','after':'7.10','text':'The unit price rose from 44.39 to 7.10.'}",
                "TEXT_NUMBER|{'type':'value_change','events':['E17'],'field':'unit_price','before':'44.39','after':'7.10','text':'The unit price of product 43 changed.'}",
                "TEXT_NUMBER|{'type':'hypothesis','events':['E17'],'text':'A rebate of 84 % may have been tried.'}",
                "TEXT_NUMBER|{'type':'count','events':['E17','E20'],'number':2,'text':'Three products changed.'}",
                "TEXT_NAME|{'type':'hypothesis','events':['E17'],'text':'A refund may have been meant.'}",
                "TEXT_NAME|{'type':'hypothesis','events':['E17'],'text':'The price may have been changed by alice.'}",
                "TEXT_NAME|{'type':'hypothesis','events':['E17'],'text':'The Friday sale may have begun.'}",
                "TEXT_VALUES|{'type':'value_change','events':['E17'],'field':'unit_price','before':'44.39','after':'7.10','text':'The unit price changed from 7.10 to 44.39.'}",
                "TEXT_VALUES|{'type':'rule','events':['A1'],'field':'price','number':'7.10','text':'The price was 44.39, the usual 7.10 EUR.'}",
                "NEGATED|{'type':'count','events':['E17'],'number':1,'text':'The product did not change.'}",
                "JUDGEMENT|{'type':'hypothesis','events':['E17'],'text':'This may be fraud.'}",
                "JUDGEMENT|{'type':'hypothesis','events':['E17'],'text':'This may be harmless.'}",
                "MARKUP|{'type':'hypothesis','events':['E17'],'text':'It may be **this**.'}",
                "MARKUP|{'type':'hypothesis','events':['E17'],'text':'It may be at http://x.example'}",
                "MALFORMED|{'type':'count','events':['E17'],'text':'It changed.'}",
            })
    void whatIsNotTrueIsDroppedForTheRightReason(DropReason reason, String claim) {
        assertThat(check(claim).dropped()).contains(reason);
    }

    @Test
    void whatIsSaidTwiceCountsOnce() {
        String claim = "{\"type\":\"hypothesis\",\"events\":[\"E17\"],\"text\":\"It may be a sale.\"}";
        List<CheckedClaim> checked = new ClaimChecker(EVIDENCE, Vocabulary.of(List.of()))
                .check(ClaimReader.read("{\"claims\":[" + claim + "," + claim + "]}")
                        .orElseThrow());

        assertThat(checked.get(0).isSupported()).isTrue();
        assertThat(checked.get(1).dropped()).contains(DropReason.REPEATED);
    }

    @Test
    void theVerdictFollowsFromTheChecks() {
        CheckedClaim fact = check("{'type':'count','events':['E17'],'number':1,'text':'It changed.'}");
        CheckedClaim guess = check("{'type':'hypothesis','events':['E17'],'text':'It may be a sale.'}");
        CheckedClaim lie = check("{'type':'count','events':['E17'],'number':2,'text':'It changed.'}");

        assertThat(Verdict.of(List.of(fact, guess))).isEqualTo(Verdict.SUPPORTED);
        assertThat(Verdict.of(List.of(fact, lie))).isEqualTo(Verdict.PARTLY);
        assertThat(Verdict.of(List.of(guess))).isEqualTo(Verdict.NOT_SUPPORTED);
        assertThat(Verdict.of(List.of(lie))).isEqualTo(Verdict.NOT_SUPPORTED);
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.NOT_SUPPORTED);
    }
}
