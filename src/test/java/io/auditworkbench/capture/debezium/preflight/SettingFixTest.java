package io.auditworkbench.capture.debezium.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.Hosting;
import io.auditworkbench.capture.ServerIdentity;
import io.auditworkbench.capture.ServerVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingFixTest {

    private static ServerSession server(String version, Hosting hosting) {
        return new ServerSession(
                ConnectionSettings.parse("mysql://u@db1/"),
                new ServerIdentity(ServerVersion.parse(version), "MySQL", "", "'u'@'%'", hosting));
    }

    @Test
    void ofGivesStatementsWhereTheServerIsOnesOwn() {
        assertThat(SettingFix.of(server("8.0.12", Hosting.SELF_MANAGED), "binlog_format", "MIXED", "ROW", "Note."))
                .isEqualTo(Fix.bySql(
                        "Note.",
                        "SYSTEM_VARIABLES_ADMIN (or SUPER)",
                        List.of("SET PERSIST binlog_format = 'ROW';"),
                        List.of("SET PERSIST binlog_format = 'MIXED';")));
    }

    @ParameterizedTest
    @CsvSource({
        "AMAZON, 'Amazon RDS: in the DB parameter group, set binlog_format to ROW. Note.'",
        "GOOGLE, 'Cloud SQL: as a database flag, set binlog_format to ROW. Note.'",
        "AZURE, 'Azure Database for MySQL: under Server parameters, set binlog_format to ROW. Note.'"
    })
    void ofNamesThePlaceWhereAServiceKeepsItsSettings(Hosting hosting, String text) {
        assertThat(SettingFix.of(server("8.0.12", hosting), "binlog_format", "MIXED", "ROW", "Note."))
                .isEqualTo(Fix.byHand(text));
    }

    @ParameterizedTest
    @CsvSource({
        "shop.abc.eu-west-1.rds.amazonaws.com, 8.0.35, '', AMAZON",
        "10.0.0.7, 8.0.35, /rdsdbbin/mysql/, AMAZON",
        "10.0.0.7, 8.0.31-google, '', GOOGLE",
        "shop.mysql.database.azure.com, 8.0.40, '', AZURE",
        "db1, 8.0.40, /usr/, SELF_MANAGED"
    })
    void hostingIsGuessedFromNameVersionAndFolder(String host, String version, String folder, Hosting hosting) {
        assertThat(Hosting.of(host, ServerVersion.parse(version), folder)).isEqualTo(hosting);
    }

    @Test
    void p02AdvisesOnAVersionThatNobodyTested() {
        CheckOutcome newest = ConnectionChecks.version(server("26.10.1", Hosting.SELF_MANAGED));
        CheckOutcome known = ConnectionChecks.version(server("9.7.0", Hosting.SELF_MANAGED));

        assertThat(newest).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.level()).isEqualTo(CheckLevel.ADVISE);
            assertThat(failed.found()).isEqualTo("26.10.1, MySQL");
        });
        assertThat(known).isEqualTo(new Passed("9.7.0, MySQL"));
    }
}
