package io.auditworkbench.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrivilegeEscalationDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(PrivilegeEscalationDetector::new, shop);

    private void shop() {
        shop.snapshot("role", "id=1", "name=administrator", "is_privileged=1")
                .snapshot("role", "id=2", "name=reporting", "is_privileged=0")
                .snapshot("user", "id=5", "login=carla");
        trial.commit("?");
    }

    private void grant(int role, String by) {
        shop.insert("role_grant", "user=5", "role=" + role, "granted_by=" + by);
        trial.commit(by);
    }

    @Test
    void examine_privilegedRoleGranted_namesUserRoleAndGranter() {
        // Given
        shop();

        // When
        grant(1, "lena");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings)
                .extracting(Anomaly::sentence)
                .containsExactly("User carla was granted the privileged role administrator by lena.");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void examine_normalRoleGranted_staysQuiet() {
        // Given
        shop();

        // When
        grant(2, "lena");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_grantedToOneself_isCritical() {
        // Given
        shop();

        // When
        grant(1, "carla");

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void examine_roleMadePrivileged_isAnEscalation() {
        // Given
        shop();

        // When
        shop.update("role/2", "is_privileged=1");
        trial.commit("lena");

        // Then
        assertThat(trial.sentences()).containsExactly("Role reporting was made privileged by lena.");
    }

    @Test
    void examine_noColumnTellsPrivileged_goesByTheName() {
        // Given
        shop.without("role.is_privileged");
        shop();

        // When
        grant(1, "lena");
        grant(2, "lena");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void applicability_noGrants_saysSo() {
        // When
        shop.without("role_grant");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no table is mapped to role_grant");
    }
}
