package io.auditworkbench.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelfGrantedRoleDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(SelfGrantedRoleDetector::new, shop);

    private void shop() {
        shop.snapshot("role", "id=1", "name=administrator", "is_privileged=1")
                .snapshot("role", "id=2", "name=reporting", "is_privileged=0")
                .snapshot("user", "id=5", "login=carla");
        trial.commit("?");
    }

    private void grant(int role, String told, String actor) {
        shop.insert("role_grant", "user=5", "role=" + role, "granted_by=" + told);
        trial.commit(actor);
    }

    @Test
    void examine_granterIsUser_namesUserAndRole() {
        // Given
        shop();

        // When
        grant(2, "carla", "carla");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings)
                .extracting(Anomaly::sentence)
                .containsExactly("User carla granted the role reporting to themselves.");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void examine_rowSaysSomebodyElseDidIt_goesByTheActor() {
        // Given
        shop();

        // When
        grant(1, "lena", "carla");

        // Then
        assertThat(trial.sentences())
                .containsExactly("User carla granted the role administrator to themselves, and the row says lena did.");
    }

    @Test
    void examine_administratorGrantsToColleague_staysQuiet() {
        // Given
        shop();

        // When
        grant(2, "lena", "lena");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_nobodyKnown_isNotTakenForTheUser() {
        // Given
        shop.snapshot("user", "id=5", "login=?");
        trial.commit("?");

        // When
        grant(2, "NULL", "?");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void applicability_noUsersInGrants_saysSo() {
        // When
        shop.without("role_grant.user");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no column is mapped to role_grant.user");
    }
}
