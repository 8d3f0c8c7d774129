package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInTest {

    @Test
    void everyBuiltInRuleIsReadable() {
        // When
        var rules = new RulePackReader(BuiltIn.vocabulary()).read(BuiltIn.rules());

        // Then
        assertThat(rules).allSatisfy(rule -> assertThat(rule).isInstanceOf(ReadRule.Readable.class));
        assertThat(rules)
                .extracting(ReadRule::file)
                .contains("sale-completed.yaml", "inventory-adjusted.yaml", "role-granted.yaml");
    }
}
