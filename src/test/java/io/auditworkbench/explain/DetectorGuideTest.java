package io.auditworkbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.detect.BuiltInDetectors;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DetectorGuideTest {

    @Test
    void everyBuiltInDetectorHasAGuideAndNoOther() {
        assertThat(new TreeSet<>(DetectorGuide.known()))
                .isEqualTo(BuiltInDetectors.all().stream()
                        .map(detector -> detector.spec().id())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(DetectorGuide.known()).allSatisfy(id -> {
            DetectorGuide guide = DetectorGuide.of(id);
            assertThat(guide.wrongWhen()).isNotBlank();
            assertThat(guide.lookAt()).isNotBlank();
            assertThat(guide.notSaid()).isNotBlank();
        });
    }
}
