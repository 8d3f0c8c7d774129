package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    private static final SettingsReader READER = new SettingsReader(Map.of(
            "mass-delete",
            List.of(
                    new SettingsReader.Parameter("min-rows", "rows", "25", false),
                    new SettingsReader.Parameter("min-share", "share of the table", "0.50", true))));

    private static SettingsReader.Settings read(String text) {
        return READER.read(PackFile.of("detectors.yaml", text));
    }

    private static List<String> problems(String text) {
        return read(text).problems().stream().map(PackProblem::toString).toList();
    }

    @Test
    void readTakesNumbersOfKnownParameters() {
        SettingsReader.Settings settings = read("mass-delete:\n  min-rows: 100\n  min-share: 0.25\n");

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.values())
                .containsOnly(entry("mass-delete.min-rows", 100.0), entry("mass-delete.min-share", 0.25));
    }

    @Test
    void readRefusesWhatIsNoNumberInItsPlaceAndTakesTheRest() {
        SettingsReader.Settings settings = read("mass-delete:\n  min-rows: 2O\n  min-share: 0.25\n");

        assertThat(settings.values()).containsOnlyKeys("mass-delete.min-share");
        assertThat(problems("mass-delete:\n  min-rows: 2O\n"))
                .containsExactly("detectors.yaml:2:13: \"2O\" cannot be min-rows. Right: a number from 0 on (rows),"
                        + " such as 25");
        assertThat(problems("mass-delete: {min-rows: -1}")).hasSize(1);
        assertThat(problems("mass-delete: {min-rows: [1]}")).hasSize(1);
        assertThat(problems("mass-delete: {min-rows: 1e400}")).hasSize(1);
        assertThat(problems("mass-delete: {min-share: 1.5}"))
                .containsExactly("detectors.yaml:1:26: 1.5 is more than all. Right: a number from 0 to 1 (share of the"
                        + " table), such as 0.50");
    }

    @Test
    void readNamesWhatWasProbablyMeant() {
        assertThat(problems("mas-delete: {min-rows: 1}"))
                .containsExactly("detectors.yaml:1:1: there is no detector \"mas-delete\". Right: perhaps mass-delete");
        assertThat(problems("mass-delete:\n  min-row: 1\n"))
                .containsExactly(
                        "detectors.yaml:2:3: mass-delete has no parameter \"min-row\". Right: perhaps min-rows");
        assertThat(problems("mass-delete: 5")).hasSize(1);
        assertThat(problems("&a mass-delete: *a")).isNotEmpty();
        assertThat(problems("mass-delete: {min-rows: 1}\nmass-delete: {min-rows: 2}"))
                .hasSize(1);
    }
}
