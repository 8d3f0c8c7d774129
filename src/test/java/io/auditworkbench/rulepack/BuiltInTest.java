package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.synth.ShopTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInTest {

    private static final Vocabulary WORDS = BuiltIn.vocabulary();

    @Test
    void everyBuiltInRuleCanBeReadAndRun() {
        // When
        List<ReadRule> rules = new RulePackReader(WORDS).read(BuiltIn.rules());

        // Then
        assertThat(rules)
                .hasSize(15)
                .allSatisfy(rule -> assertThat(rule).isInstanceOfSatisfying(ReadRule.Accepted.class, readable -> {
                    assertThat(readable.file())
                            .isEqualTo(readable.rule().header().id() + ".yaml");
                    assertThat(new CompiledRule(readable.rule(), WORDS).id()).isNotEmpty();
                }));
    }

    @Test
    void everyBuiltInMappingCanBeRead() {
        assertThat(BuiltIn.mappings())
                .allSatisfy(file ->
                        assertThat(new MappingReader(WORDS).read(file)).isInstanceOf(ReadMapping.Accepted.class));
    }

    @Test
    void theMappingOfTheShopFitsItsTables() {
        PackFile shop = BuiltIn.mappings().stream()
                .filter(file -> file.name().endsWith("shop.yaml"))
                .findFirst()
                .orElseThrow();

        assertThat(new MappingReader(WORDS).read(shop, ShopTables.all())).isInstanceOf(ReadMapping.Accepted.class);
    }
}
