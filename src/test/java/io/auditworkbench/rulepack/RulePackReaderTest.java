package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulePackReaderTest {

    private static final RulePackReader READER = new RulePackReader(BuiltIn.vocabulary());

    private static final String GOOD = """
            id: sale
            title: Sale
            version: 2
            status: test
            level: low
            description: An order became sold.
            tags: [orders]
            subject: order
            start:
              entity: order
              when: status:*->sold
            parts:
              - {name: lines, entity: order_line, scope: as-of-start, at-least: 1}
              - {name: payments, entity: payment, when: "status:received", scope: {within: {before: 30d, after: 15m}}}
            checks:
              - {name: total-equals-lines, left: start.total, right: "sum(lines.quantity * lines.unit_price)"}
            emit:
              type: sale-made
              confidence: high
              objects:
                - {type: order, id: start.id, qualifier: sold}
              attributes:
                total: start.total
            corrections:
              - {do: withdraws, entity: order, when: "status:sold->new", within: 1d, because: set back}
            """;

    private static ReadRule read(String text) {
        return READER.read(PackFile.of("sale.yaml", text));
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case ReadRule.Accepted _ -> List.of();
            case ReadRule.Refused(var _, List<PackProblem> problems) ->
                problems.stream().map(PackProblem::toString).toList();
        };
    }

    @Test
    void readTakesEverythingThatTheFileSays() {
        // When
        ReadRule read = read(GOOD);

        // Then
        assertThat(read).isInstanceOfSatisfying(ReadRule.Accepted.class, readable -> {
            Rule rule = readable.rule();
            assertThat(rule.header().version()).isEqualTo(2);
            assertThat(rule.header().status()).isEqualTo(Rule.Status.TEST);
            assertThat(rule.header().tags()).containsExactly("orders");
            assertThat(rule.version().sha256()).hasSize(64);
            assertThat(rule.subject()).isEqualTo("order");
            assertThat(rule.start()).isEqualTo(new Rule.Start("order", "status:*->sold"));
            assertThat(rule.parts())
                    .containsExactly(
                            new Rule.Part(
                                    "lines",
                                    "order_line",
                                    "",
                                    Map.of(),
                                    new Rule.Scope.AsOfStart(),
                                    1,
                                    null,
                                    Rule.Need.REQUIRED),
                            new Rule.Part(
                                    "payments",
                                    "payment",
                                    "status:received",
                                    Map.of(),
                                    new Rule.Scope.Within(Duration.ofDays(30), Duration.ofMinutes(15)),
                                    0,
                                    null,
                                    Rule.Need.OPTIONAL));
            assertThat(rule.checks()).hasSize(1);
            assertThat(rule.emission().confidence()).isEqualTo(Confidence.HIGH);
            assertThat(rule.corrections())
                    .containsExactly(new Rule.Correction(
                            Rule.Correction.Kind.WITHDRAWS,
                            "order",
                            "status:sold->new",
                            Duration.ofDays(1),
                            "set back"));
        });
    }

    private record Refusal(String what, String good, String bad, String problem) {}

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(
                    "unknown key",
                    "title: Sale",
                    "title: Sale\ntitel: Sale",
                    "sale.yaml:3:1: the rule has no field \"titel\". Right: perhaps title"),
            new Refusal(
                    "a key twice",
                    "title: Sale",
                    "title: Sale\ntitle: Again",
                    "sale.yaml:3:1: \"title\" is there twice. Right: one of them; the first is in line 2"),
            new Refusal(
                    "anchor",
                    "title: Sale",
                    "title: &a Sale",
                    "sale.yaml:2:8: &a is a YAML anchor. Right: the value alone, without a name"),
            new Refusal(
                    "alias",
                    "tags: [orders]",
                    "tags: [&a orders, *a]",
                    "sale.yaml:7:8: &a is a YAML anchor. Right: the value alone, without a name\nsale.yaml:7:19: *a is a YAML alias. Right: the value itself, written out"),
            new Refusal(
                    "tag",
                    "version: 2",
                    "version: !!int 2",
                    "sale.yaml:3:10: tag:yaml.org,2002:int is a YAML tag. Right: the value alone: its type follows from its place"),
            new Refusal(
                    "own tag",
                    "title: Sale",
                    "title: !java.lang.Runtime Sale",
                    "sale.yaml:2:8: !java.lang.Runtime is a YAML tag. Right: the value alone: its type follows from its place"),
            new Refusal(
                    "merge key",
                    "tags: [orders]",
                    "<<: {a: 1}",
                    "sale.yaml:7:1: the rule has no field \"<<\". Right: id, title, version, status, level, description, falsepositives, tags, subject, start, parts, checks, emit, corrections or tests"),
            new Refusal(
                    "missing",
                    "level: low\n",
                    "",
                    "sale.yaml:1:1: the rule has no level. Right: level: informational, low, medium, high or critical"),
            new Refusal(
                    "no number",
                    "version: 2",
                    "version: two",
                    "sale.yaml:3:10: \"two\" is no whole number from 1 on. Right: a number such as 1"),
            new Refusal(
                    "version 0",
                    "version: 2",
                    "version: 0",
                    "sale.yaml:3:10: \"0\" is no whole number from 1 on. Right: a number such as 1"),
            new Refusal(
                    "list for text", "title: Sale", "title: [Sale]", "sale.yaml:2:8: title is a list. Right: a text"),
            new Refusal(
                    "text for list", "tags: [orders]", "tags: orders", "sale.yaml:7:7: tags is a text. Right: a list"),
            new Refusal("nothing", "title: Sale", "title:", "sale.yaml:2:7: title is nothing. Right: a text"),
            new Refusal(
                    "unknown level",
                    "level: low",
                    "level: lwo",
                    "sale.yaml:5:8: there is no level \"lwo\". Right: perhaps low"),
            new Refusal(
                    "bad id",
                    "id: sale",
                    "id: Sale One",
                    "sale.yaml:1:5: \"Sale One\" cannot be the id. Right: small letters and digits, with hyphens between words"),
            new Refusal(
                    "unknown entity",
                    "entity: order\n",
                    "entity: ordr\n",
                    "sale.yaml:10:11: the vocabulary has no entity \"ordr\". Right: perhaps order"),
            new Refusal(
                    "unknown field in a condition",
                    "when: status:*->sold",
                    "when: statsu:*->sold",
                    "sale.yaml:11:9: order has no field \"statsu\". Right: perhaps status"),
            new Refusal(
                    "unknown word of a field",
                    "when: status:*->sold",
                    "when: status:*->sol",
                    "sale.yaml:11:19: a status of order is never \"sol\". Right: perhaps sold"),
            new Refusal(
                    "condition column in quotes",
                    "when: status:*->sold",
                    "when: \"op:update  totl>5\"",
                    "sale.yaml:11:21: order has no field \"totl\". Right: perhaps total"),
            new Refusal(
                    "condition in a block",
                    "when: status:*->sold",
                    "when: >\n    op:update\n    totl>5",
                    "sale.yaml:13:5: order has no field \"totl\". Right: perhaps total"),
            new Refusal(
                    "incomplete condition",
                    "when: status:*->sold",
                    "when: status:*->sold and",
                    "sale.yaml:11:24: and stands between two terms; quote it to look for the word. Right: see docs/rules.md, conditions"),
            new Refusal(
                    "huge regular expression",
                    "when: status:*->sold",
                    "when: number~\"((a{100}){100}){100}\"",
                    "sale.yaml:11:16: this is not a regular expression that can be used: its repetitions multiply to more than 5000 steps. Right: see docs/rules.md, conditions"),
            new Refusal(
                    "clock",
                    "when: status:*->sold",
                    "when: status:*->sold since:2h",
                    "sale.yaml:11:24: a rule cannot ask for since. Right: fields of the entity, old., new. and delta. before them, changed:, has:, op: and actor:"),
            new Refusal(
                    "findings",
                    "when: status:*->sold",
                    "when: status:*->sold is:flagged",
                    "sale.yaml:11:24: a rule cannot ask for is. Right: fields of the entity, old., new. and delta. before them, changed:, has:, op: and actor:"),
            new Refusal(
                    "word",
                    "when: status:*->sold",
                    "when: sold",
                    "sale.yaml:11:9: a rule does not look for words: sold. Right: a field and its value, such as status:sold"),
            new Refusal(
                    "directive",
                    "when: status:*->sold",
                    "when: status:*->sold limit:5",
                    "sale.yaml:11:24: a condition has no limit:5. Right: the condition alone"),
            new Refusal(
                    "id of the event",
                    "when: status:*->sold",
                    "when: id:5",
                    "sale.yaml:11:9: id names the change here, not the field of order. Right: col.id"),
            new Refusal(
                    "other table",
                    "when: status:*->sold",
                    "when: payment.amount>5",
                    "sale.yaml:11:9: the condition is about order alone. Right: a field of order"),
            new Refusal(
                    "states have no before",
                    "entity: order_line, scope: as-of-start",
                    "entity: order_line, scope: as-of-start, when: \"old.quantity>1\"",
                    "sale.yaml:13:66: rows as of the start are no changes: they have no before and after. Right: quantity: and a value"),
            new Refusal(
                    "states are no changes",
                    "entity: order_line, scope: as-of-start",
                    "entity: order_line, scope: as-of-start, when: \"op:insert\"",
                    "sale.yaml:13:66: rows as of the start are no changes: op says nothing of them. Right: fields and values"),
            new Refusal(
                    "unknown scope",
                    "scope: as-of-start",
                    "scope: as-of-begin",
                    "sale.yaml:13:46: there is no scope \"as-of-begin\". Right: same-transaction, as-of-start or within"),
            new Refusal(
                    "no duration",
                    "before: 30d",
                    "before: 30 days",
                    "sale.yaml:14:89: \"30 days\" is no length of time. Right: such as 90s, 15m, 2h, 30d or 4w"),
            new Refusal(
                    "part twice",
                    "name: payments",
                    "name: lines",
                    "sale.yaml:14:12: there are two parts called lines. Right: a name for each"),
            new Refusal(
                    "part that cannot be joined",
                    "entity: payment, when: \"status:received\"",
                    "entity: product",
                    "sale.yaml:14:30: the part payments cannot be joined: product does not belong to order. Right: a subject that product belongs to"),
            new Refusal(
                    "on an unknown field",
                    "scope: as-of-start",
                    "scope: as-of-start, on: {ordr: id}",
                    "sale.yaml:13:64: order_line has no field \"ordr\". Right: perhaps order"),
            new Refusal(
                    "on fields of different things",
                    "scope: as-of-start",
                    "scope: as-of-start, on: {product: customer}",
                    "sale.yaml:13:73: order_line.product is a product and order.customer is a customer. Right: two fields that name the same thing"),
            new Refusal(
                    "part that never fails",
                    "at-least: 1}",
                    "need: required}",
                    "sale.yaml:13:5: the part lines can never fail. Right: at-least: 1, or at-most: 0"),
            new Refusal(
                    "at-most under at-least",
                    "at-least: 1}",
                    "at-least: 2, at-most: 1}",
                    "sale.yaml:13:5: at-most is less than at-least. Right: at-most: 2 or more"),
            new Refusal(
                    "unknown part",
                    "sum(lines.quantity * lines.unit_price)",
                    "count(lnes)",
                    "sale.yaml:16:65: the rule has no part \"lnes\". Right: perhaps lines"),
            new Refusal(
                    "unknown field of a part",
                    "sum(lines.quantity",
                    "sum(lines.quantiy",
                    "sale.yaml:16:69: order_line has no field \"quantiy\". Right: perhaps quantity"),
            new Refusal(
                    "unknown function",
                    "left: start.total",
                    "left: abs(start.total)",
                    "sale.yaml:16:38: there is no function \"abs\". Right: sum, count or first"),
            new Refusal(
                    "text as number",
                    "left: start.total",
                    "left: start.delta.number",
                    "sale.yaml:16:38: start.delta.number is no number. Right: a field that holds numbers"),
            new Refusal(
                    "unfinished expression",
                    "left: start.total",
                    "left: start.total -",
                    "sale.yaml:16:51: something is still to come. Right: a field such as start.total, sum(lines.quantity), count(lines), first(lines.product), a number or a quoted text"),
            new Refusal(
                    "object of another kind",
                    "id: start.id",
                    "id: start.customer",
                    "sale.yaml:21:25: start.customer names no order. Right: lines.order, payments.order or start.id"),
            new Refusal(
                    "unknown object type",
                    "{type: order,",
                    "{type: oder,",
                    "sale.yaml:21:14: the vocabulary has no entity \"oder\". Right: perhaps order"),
            new Refusal(
                    "correction that is not joined",
                    "do: withdraws, entity: order, when: \"status:sold->new\"",
                    "do: withdraws, entity: product, when: \"changed:price\"",
                    "sale.yaml:25:29: the correction cannot be joined: product does not belong to order. Right: stock_movement, order, order_line, payment, refund or invoice"),
            new Refusal(
                    "correction that is the start",
                    "when: \"status:sold->new\"",
                    "when: \"status:*->sold\"",
                    "sale.yaml:25:42: the correction is the start again: each conclusion would correct the one before. Right: another condition than that of the start"),
            new Refusal(
                    "unknown field in a test",
                    "corrections:",
                    "tests:\n  - name: x\n    transactions: [{changes: [{insert: order, row: {idd: 1}}]}]\n    expect: []\ncorrections:",
                    "sale.yaml:26:53: order has no field \"idd\". Right: perhaps id"),
            new Refusal(
                    "not yaml",
                    "tags: [orders]",
                    "tags: [orders",
                    "sale.yaml:8:8: this is no YAML: expected ',' or ']', but got :. Right: YAML 1.2"),
            new Refusal(
                    "second document",
                    "subject: order",
                    "subject: order\n---\nb: 1",
                    "sale.yaml:9:1: a second document begins. Right: one document in a file"));

    @TestFactory
    Stream<DynamicTest> readRefusesWithThePlaceAndWhatWouldBeRight() {
        return REFUSALS.stream()
                .map(refusal -> DynamicTest.dynamicTest(refusal.what(), () -> {
                    assertThat(GOOD).contains(refusal.good());
                    assertThat(problems(GOOD.replace(refusal.good(), refusal.bad())))
                            .containsExactly(refusal.problem().split("\n"));
                }));
    }

    @Test
    void readRefusesTheSecondOfTwoRulesWithOneIdAndReadsTheOthers() {
        // When
        List<ReadRule> read = READER.read(List.of(
                PackFile.of("a.yaml", GOOD),
                PackFile.of("b.yaml", "# mine\n" + GOOD),
                PackFile.of("c.yaml", "id: [broken"),
                PackFile.of("d.yaml", GOOD.replace("id: sale", "id: other"))));

        // Then
        assertThat(read.get(0)).isInstanceOf(ReadRule.Accepted.class);
        assertThat(read.get(1))
                .isEqualTo(new ReadRule.Refused(
                        "b.yaml",
                        List.of(new PackProblem(
                                "b.yaml", 2, 5, "the id sale is taken", "an id of its own; a.yaml has this one"))));
        assertThat(read.get(2)).isInstanceOf(ReadRule.Refused.class);
        assertThat(read.get(3)).isInstanceOf(ReadRule.Accepted.class);
    }

    @Test
    void readRefusesWhatIsNoText() {
        assertThat(READER.read(PackFile.of("a.yaml", new byte[] {'a', ':', ' ', (byte) 0xff})))
                .isEqualTo(new ReadRule.Refused(
                        "a.yaml", List.of(new PackProblem("a.yaml", 1, 1, "the file is not UTF-8", "text in UTF-8"))));
        assertThat(problems("id: sale\ntitle: \u0001"))
                .containsExactly("sale.yaml:2:8: U+0001 cannot stand in YAML. Right: a visible character");
        assertThat(problems("")).containsExactly("sale.yaml:1:1: the file holds nothing. Right: fields");
        assertThat(problems("- a")).containsExactly("sale.yaml:1:1: the file holds a list. Right: fields");
    }

    @Test
    void readRefusesWhatIsTooLargeOrTooDeep() {
        assertThat(problems("# " + "x".repeat(300_000)))
                .containsExactly("sale.yaml:1:1: the file has 300002 bytes. Right: at most 262144");
        assertThat(problems("tags: " + "[".repeat(100_000)))
                .hasSizeBetween(1, 2)
                .allSatisfy(problem -> assertThat(problem).startsWith("sale.yaml:"));
        assertThat(problems(GOOD.replace("title: Sale", "title: " + "x".repeat(4_001))))
                .containsExactly("sale.yaml:2:8: title has 4001 characters. Right: at most 4000");
    }

    /// Whatever somebody writes, the answer is a rule or a list of problems with places inside the file.
    @Test
    void readAnswersEveryMutilationOfARule() {
        Random random = new Random(7);
        String signs = ":-,[]{}&*!|>'\"%@`#\n\t ab0\\";
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(4));
                text.replace(at, end, String.valueOf(signs.charAt(random.nextInt(signs.length()))));
            }
            long lines = text.chars().filter(c -> c == '\n').count() + 1;
            if (read(text.toString()) instanceof ReadRule.Refused(var _, List<PackProblem> problems)) {
                assertThat(problems).as(text.toString()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isBetween(1, (int) lines + 1);
                    assertThat(problem.column()).isPositive();
                });
            }
        }
    }
}
