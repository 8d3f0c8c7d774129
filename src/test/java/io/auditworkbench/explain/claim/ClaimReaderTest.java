package io.auditworkbench.explain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReaderTest {

    private static String answer(String claims) {
        return "{\"claims\":[" + claims + "]}";
    }

    private static ClaimReader.Item only(String claim) {
        return ClaimReader.read(answer(claim)).orElseThrow().getFirst();
    }

    @Test
    void everyKindIsRead() {
        String answer = answer("""
                {"type":"value_change","events":["E1"],"field":"o.t","before":"1","after":null,"text":"a"},
                {"type":"count","events":["E1"],"number":1,"text":"a"},
                {"type":"sum","events":["E1"],"field":"o.t","number":"-1,234.50","text":"a"},
                {"type":"order","events":["E1","E2"],"text":"a"},
                {"type":"actor","events":["E1"],"actor":"x","grade":"exact","text":"a"},
                {"type":"rule","events":["A1"],"rule":"r","text":"a"},
                {"type":"absence","events":["A1"],"text":"a"},
                {"type":"hypothesis","events":["E1"],"text":"a"}""");

        assertThat(ClaimReader.read(answer).orElseThrow())
                .containsExactly(
                        of(new Claim.ValueChange(List.of("E1"), "o.t", "1", null, "a")),
                        of(new Claim.Count(List.of("E1"), BigDecimal.ONE, "a")),
                        of(new Claim.Sum(List.of("E1"), "o.t", new BigDecimal("-1234.50"), "a")),
                        of(new Claim.Order(List.of("E1", "E2"), "a")),
                        of(new Claim.Actor(List.of("E1"), "x", "exact", "a")),
                        of(new Claim.OfRule(List.of("A1"), "r", null, null, "a")),
                        of(new Claim.Absence(List.of("A1"), "a")),
                        of(new Claim.Hypothesis(List.of("E1"), "a")));
    }

    private static ClaimReader.Item of(Claim claim) {
        return new ClaimReader.Item.Of(claim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"claims\":{}}",
                "{\"claims\":[]}",
                "{\"claims\":[{\"type\":\"order\"}],\"severity\":\"low\"}",
                "{\"claims\":[{\"type\":\"order\"}],\"claims\":[]}",
                "{\"claims\":[{\"type\":\"order\"}]} and more",
                "```json\n{\"claims\":[{}]}\n```",
                "{\"claims\":[1,2,3,4,5,6,7,8,9]}",
                "{\"claims\":[{\"a\":[[[[[[[]]]]]]]}]}",
                "{\"claims\":[{\"number\":1e999999999}]",
            })
    void whatIsNotOfTheAgreedFormIsNoAnswer(String text) {
        assertThat(ClaimReader.read(text)).isEmpty();
    }

    @Test
    void aLargeAnswerIsNone() {
        assertThat(ClaimReader.read(answer("{\"text\":\"" + "x".repeat(10_000_000) + "\"}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"order\",\"events\":[\"E1\",\"E1\"],\"text\":\"a\"}",
                "{\"type\":\"order\",\"events\":[],\"text\":\"a\"}",
                "{\"type\":\"order\",\"events\":[1],\"text\":\"a\"}",
                "{\"type\":\"order\",\"events\":\"E1\",\"text\":\"a\"}",
                "{\"type\":\"order\",\"events\":[\"E12345678901234567890\"],\"text\":\"a\"}",
                "{\"type\":\"ordr\",\"events\":[\"E1\"],\"text\":\"a\"}",
                "{\"type\":\"order\",\"events\":[\"E1\"],\"text\":\"a\",\"severity\":\"low\"}",
                "{\"type\":\"count\",\"events\":[\"E1\"],\"text\":\"a\"}",
                "{\"type\":\"count\",\"events\":[\"E1\"],\"number\":\"many\",\"text\":\"a\"}",
                "{\"type\":\"sum\",\"events\":[\"E1\"],\"number\":1,\"text\":\"a\"}",
                "{\"type\":\"value_change\",\"events\":[\"E1\"],\"text\":\"a\"}",
                "{\"type\":\"value_change\",\"events\":[\"E1\"],\"field\":\"f\",\"before\":{},\"text\":\"a\"}",
                "{\"type\":\"actor\",\"events\":[\"E1\"],\"actor\":\"x\",\"text\":\"a\"}",
                "{\"type\":\"rule\",\"events\":[\"A1\"],\"field\":\"f\",\"text\":\"a\"}",
                "{\"type\":\"hypothesis\",\"events\":[\"E1\"],\"text\":\" \"}",
                "{\"type\":\"hypothesis\",\"events\":[\"E1\"]}",
                "7",
            })
    void whatIsNoClaimIsMalformedAndTakesNothingWithIt(String claim) {
        List<ClaimReader.Item> items = ClaimReader.read(
                        answer(claim + ",{\"type\":\"hypothesis\",\"events\":[\"E1\"],\"text\":\"a\"}"))
                .orElseThrow();

        assertThat(items.get(0)).isInstanceOf(ClaimReader.Item.Malformed.class);
        assertThat(items.get(1)).isInstanceOf(ClaimReader.Item.Of.class);
        assertThat(only(claim)).isInstanceOf(ClaimReader.Item.Malformed.class);
    }

    @Test
    void claimsAreCutOutWhileTheyAreWritten() {
        String answer = answer("{\"type\":\"hypothesis\",\"events\":[\"E1\"],\"text\":\"a } \\\" ] {\"},"
                + " {\"type\":\"order\",\"events\":[\"E1\",\"E2\"],\"text\":\"b\"}");

        for (int size = 1; size < 9; size++) {
            ClaimStream stream = new ClaimStream(text -> text);
            List<ClaimReader.Item> heard = new java.util.ArrayList<>();
            for (int at = 0; at < answer.length(); at += size) {
                heard.addAll(stream.hear(answer.substring(at, Math.min(answer.length(), at + size))));
            }
            assertThat(heard).isEqualTo(ClaimReader.read(answer).orElseThrow());
        }
    }
}
