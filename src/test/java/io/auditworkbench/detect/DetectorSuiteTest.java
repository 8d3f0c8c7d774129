package io.auditworkbench.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DetectorSuiteTest {

    private final Slices shop = new Slices();
    private final Map<String, DetectorTrial.Memory> memories = new HashMap<>();

    private DetectorSuite.Outcome examine(DetectorSuite suite, ChangeSlice slice) {
        return suite.examine(
                slice, List.of(), id -> memories.computeIfAbsent(id, _ -> new DetectorTrial.Memory(Map.of())));
    }

    private ChangeSlice slice() {
        return shop.insert("customer", "id=" + shop.nextSeq()).commit("anna").getFirst();
    }

    /// Counts in memory what it sees, fails where it is told to, and tells every count.
    private record Counting(String id, Set<Long> failing) implements Detector {
        @Override
        public DetectorSpec spec() {
            return new DetectorSpec(
                    id,
                    "test",
                    "Counts",
                    "Counts slices.",
                    "slices",
                    List.of(new DetectorSpec.Parameter("step", "slices", 1, "how far")));
        }

        @Override
        public Applicability applicability(Mapping mapping) {
            return Needs.fields(mapping, "customer", "id");
        }

        @Override
        public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
            long[] kept = examination.memory().get("count");
            long count = (kept == null ? 0 : kept[0]) + Math.round(examination.parameter("step"));
            examination.memory().put("count", count);
            examination.looked(1);
            Finding.of(spec(), slice, Severity.INFO, id + " " + count).raise(examination);
            if (failing.contains(slice.transaction().number())) {
                throw new IllegalStateException("a value of a row");
            }
        }
    }

    @Test
    void examine_oneDetectorFails_othersGoOnAndItRemembersWhatItDidBefore() {
        // Given
        DetectorSuite suite = new DetectorSuite(
                List.of(new Counting("shaky", Set.of(2L)), new Counting("steady", Set.of())), shop.mapping(), Map.of());
        examine(suite, slice());

        // When
        DetectorSuite.Outcome failed = examine(suite, slice());
        DetectorSuite.Outcome after = examine(suite, slice());

        // Then
        assertThat(failed.failed()).containsExactly(new DetectorSuite.Failed("shaky", "IllegalStateException"));
        assertThat(failed.findings()).extracting(finding -> finding.sentence()).containsExactly("steady 2");
        assertThat(failed.looked()).isEqualTo(Map.of("steady", 1L));
        assertThat(after.findings()).extracting(finding -> finding.sentence()).containsExactly("shaky 2", "steady 3");
    }

    @Test
    void examine_storeFails_isNoFailureOfADetector() {
        // Given
        DetectorSuite suite = new DetectorSuite(List.of(new Counting("steady", Set.of())), shop.mapping(), Map.of());
        WorkbenchException full = new WorkbenchException(ErrorCode.STORE_FULL, "full", "make room");
        DetectorMemory broken = new DetectorMemory() {
            @Override
            public long @Nullable [] get(String key) {
                throw full;
            }

            @Override
            public void put(String key, long... numbers) {}

            @Override
            public void remove(String key) {}
        };

        // When // Then
        assertThatThrownBy(() -> suite.examine(slice(), List.of(), _ -> broken)).isSameAs(full);
    }

    @Test
    void examine_parameterSet_isInForceAndToldInTheFinding() {
        // Given
        DetectorSuite suite = new DetectorSuite(
                List.of(new Counting("steady", Set.of())), shop.mapping(), Map.of("steady.step", 5.0));

        // When
        DetectorSuite.Outcome outcome = examine(suite, slice());

        // Then
        assertThat(outcome.findings().getFirst().sentence()).isEqualTo("steady 5");
        assertThat(outcome.findings().getFirst().parameters().getFirst().actual())
                .isEqualTo("5");
    }

    @Test
    void suite_unknownParameter_isRefused() {
        // When / Then
        assertThatThrownBy(() ->
                        new DetectorSuite(BuiltInDetectors.all(), shop.mapping(), Map.of("mass-delete.rows", 5.0)))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("mass-delete.rows");
    }

    @Test
    void suite_nothingMapped_listsWhatCannotLookWithReasons() {
        // When
        DetectorSuite suite = new DetectorSuite(BuiltInDetectors.all(), Mapping.NONE, Map.of());

        // Then
        assertThat(suite.notApplicable())
                .contains(new DetectorSuite.NotApplicable("self-approved-refund", "no table is mapped to refund"));
        assertThat(suite.running()).extracting(DetectorSpec::id).contains("mass-delete", "off-hours", "image-break");
        assertThat(suite.running().size() + suite.notApplicable().size())
                .isEqualTo(BuiltInDetectors.all().size());
    }

    @Test
    void builtInDetectors_all_haveIdsOfTheirOwnAndSayWhatTheyDo() {
        // When
        Set<String> ids = new HashSet<>();
        BuiltInDetectors.all().forEach(detector -> ids.add(detector.spec().id()));

        // Then
        assertThat(ids).hasSize(BuiltInDetectors.all().size()).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(BuiltInDetectors.all())
                .allSatisfy(
                        detector -> assertThat(detector.spec().description()).endsWith("."));
    }
}
