package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.model.event.Rule.Need;
import io.auditworkbench.model.event.Rule.Scope;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.testing.BusinessBooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A rule that looks at lines, payments and later changes of an order.
final class SaleRule {

    static final RuleVersion VERSION = new RuleVersion("sale-completed", 1, "00ff");

    private SaleRule() {}

    static Rule rule(RuleVersion version, Rule.Part... further) {
        List<Rule.Part> parts = new ArrayList<>(List.of(
                new Rule.Part("lines", "order_line", "", Map.of(), new Scope.AsOfStart(), 1, null, Need.REQUIRED),
                new Rule.Part(
                        "payments",
                        "payment",
                        "status:received",
                        Map.of(),
                        new Scope.Within(Duration.ofDays(1), Duration.ofMinutes(10)),
                        1,
                        null,
                        Need.EXPECTED)));
        parts.addAll(List.of(further));
        return new Rule(
                new Rule.Header(
                        version.ruleId(),
                        "Sale completed",
                        version.version(),
                        Rule.Status.STABLE,
                        Rule.Level.INFORMATIONAL,
                        "",
                        List.of(),
                        List.of()),
                version,
                "order",
                new Rule.Start("order", "status:*->sold"),
                parts,
                List.of(new Rule.Check(
                        "total-equals-lines", "start.total", "sum(lines.quantity * lines.unit_price)", Need.EXPECTED)),
                new Rule.Emission(
                        "sale-completed",
                        null,
                        Confidence.HIGH,
                        List.of(
                                new Rule.ObjectTemplate("order", "start.id", "sold"),
                                new Rule.ObjectTemplate("customer", "start.customer", "buyer"),
                                new Rule.ObjectTemplate("product", "lines.product", "item")),
                        List.of(
                                new Rule.AttributeTemplate("total", "start.total"),
                                new Rule.AttributeTemplate("items", "sum(lines.quantity)"),
                                new Rule.AttributeTemplate("paid", "sum(payments.amount)"))),
                List.of(
                        new Rule.Correction(
                                Rule.Correction.Kind.WITHDRAWS, "order", "status:sold->new", null, "set back to new"),
                        new Rule.Correction(
                                Rule.Correction.Kind.CORRECTS, "order", "changed:total", null, "total changed")));
    }

    /// Part that must not be there within ten minutes.
    static Rule.Part noFailedPayment() {
        return new Rule.Part(
                "failures",
                "payment",
                "status:failed",
                Map.of(),
                new Scope.Within(Duration.ZERO, Duration.ofMinutes(10)),
                0,
                0,
                Need.REQUIRED);
    }

    static Knowledge knowledge(Rule rule) {
        return new Knowledge(
                BusinessBooks.vocabulary(),
                BusinessBooks.mapping(),
                List.of(new CompiledRule(rule, BusinessBooks.vocabulary())),
                Map.of(rule.version(), "text of " + rule.version()));
    }
}
