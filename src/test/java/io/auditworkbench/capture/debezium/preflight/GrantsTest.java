package io.auditworkbench.capture.debezium.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final String ACCOUNT = "'audit'@'10.0.%'";

    private static Grants grants(String... lines) {
        return Grants.of(List.of(lines), List.of(lines));
    }

    @Test
    void hasOnSchemaReadsGlobalSchemaAndWildcardGrants() {
        Grants grants = grants(
                "GRANT RELOAD, REPLICATION CLIENT ON *.* TO `audit`@`10.0.%`",
                "GRANT BACKUP_ADMIN,XA_RECOVER_ADMIN ON *.* TO `audit`@`10.0.%` WITH GRANT OPTION",
                "GRANT SELECT, LOCK TABLES ON `sh\\_op`.* TO `audit`@`10.0.%`",
                "GRANT SELECT ON `crm_%`.* TO `audit`@`10.0.%`",
                "GRANT SELECT ON `a ON ``b`` TO c`.`t TO x` TO `audit`@`10.0.%`",
                "GRANT SELECT (`a, ON b`, `c`), INSERT ON `hr`.`people` TO `audit`@`10.0.%`",
                "GRANT `auditor`@`%`,`reader`@`%` TO `audit`@`10.0.%`");

        assertThat(grants.hasGlobal("RELOAD")).isTrue();
        assertThat(grants.hasGlobal("XA_RECOVER_ADMIN")).isTrue();
        assertThat(grants.hasGlobal("SELECT")).isFalse();
        assertThat(grants.hasOnSchema("SELECT", "sh_op")).isTrue();
        assertThat(grants.hasOnSchema("SELECT", "shXop")).isFalse();
        assertThat(grants.hasOnSchema("SELECT", "crm_eu")).isTrue();
        assertThat(grants.hasOnSchema("SELECT", "crm")).isFalse();
        assertThat(grants.hasOnTable("SELECT", "a ON `b` TO c", "t TO x")).isTrue();
        assertThat(grants.hasOnTable("SELECT", "hr", "people"))
                .as("columns only")
                .isFalse();
        assertThat(grants.hasOnTable("INSERT", "hr", "people")).isTrue();
        assertThat(grants.roles()).containsExactly("GRANT `auditor`@`%`,`reader`@`%` TO `audit`@`10.0.%`");
    }

    @Test
    void hasOnSchemaHeedsAPartialRevoke() {
        Grants grants = grants(
                "GRANT SELECT ON *.* TO `audit`@`%`",
                "GRANT SELECT ON `hr`.`open` TO `audit`@`%`", "REVOKE SELECT ON `hr`.* FROM `audit`@`%`");

        assertThat(grants.hasOnSchema("SELECT", "shop")).isTrue();
        assertThat(grants.hasOnSchema("SELECT", "hr")).isFalse();
        assertThat(grants.hasOnTable("SELECT", "hr", "open")).isTrue();
        assertThat(grants.hasOnTable("SELECT", "hr", "salaries")).isFalse();
    }

    @Test
    void judgePassesAReader() {
        CheckOutcome outcome = ExcessRights.judge(
                grants(
                        "GRANT SELECT, RELOAD, SHOW DATABASES, LOCK TABLES, REPLICATION SLAVE, REPLICATION CLIENT ON"
                                + " *.* TO `audit`@`10.0.%`",
                        "GRANT SELECT (`a`) ON `hr`.`people` TO `audit`@`10.0.%`"),
                ACCOUNT);

        assertThat(outcome).isEqualTo(new Passed("none"));
    }

    @Test
    void judgeTakesAwayExactlyWhatIsTooMuch() {
        Failed failed = failed(
                "GRANT SELECT, INSERT, SUPER ON *.* TO `audit`@`10.0.%` WITH GRANT OPTION",
                "GRANT SELECT, UPDATE (`a`, `b`) ON `hr`.`people` TO `audit`@`10.0.%`",
                "GRANT PROXY ON ''@'' TO 'audit'@'10.0.%' WITH GRANT OPTION");

        assertThat(failed.found())
                .isEqualTo("GRANT OPTION, INSERT, SUPER on *.*; UPDATE (`a`, `b`) on `hr`.`people`; PROXY, to act as"
                        + " another account");
        assertThat(failed.fix().sql())
                .containsExactly(
                        "REVOKE INSERT, SUPER ON *.* FROM 'audit'@'10.0.%';",
                        "REVOKE UPDATE (`a`, `b`) ON `hr`.`people` FROM 'audit'@'10.0.%';",
                        "REVOKE PROXY ON ''@'' FROM 'audit'@'10.0.%';",
                        "REVOKE GRANT OPTION ON *.* FROM 'audit'@'10.0.%';");
        assertThat(failed.fix().undo())
                .first()
                .isEqualTo("GRANT INSERT, SUPER ON *.* TO 'audit'@'10.0.%' WITH GRANT OPTION;");
    }

    @Test
    void judgeReplacesAllPrivilegesByWhatAReaderNeeds() {
        Failed failed = failed("GRANT ALL PRIVILEGES ON `shop`.* TO `audit`@`10.0.%` WITH GRANT OPTION");

        assertThat(failed.fix().sql())
                .containsExactly(
                        "REVOKE ALL PRIVILEGES ON `shop`.* FROM 'audit'@'10.0.%';",
                        "GRANT SELECT, LOCK TABLES ON `shop`.* TO 'audit'@'10.0.%';",
                        "REVOKE GRANT OPTION ON `shop`.* FROM 'audit'@'10.0.%';");
    }

    @Test
    void judgeNeverTakesAnythingFromAnAdministrator() {
        Failed failed = failed("GRANT SELECT, INSERT, CREATE USER ON *.* TO `root`@`localhost` WITH GRANT OPTION");

        assertThat(failed.found()).isEqualTo("'audit'@'10.0.%' is an administrator");
        assertThat(failed.fix().sql())
                .containsExactly(
                        "-- choose a password in place of … and take the dashes away",
                        "-- CREATE USER 'audit_reader'@'10.0.%' IDENTIFIED BY '…' REQUIRE SSL;",
                        "-- GRANT SELECT, RELOAD, SHOW DATABASES, LOCK TABLES, REPLICATION SLAVE, REPLICATION CLIENT ON"
                                + " *.* TO 'audit_reader'@'10.0.%';");
    }

    @Test
    void judgeTakesARoleAwayThatBringsTooMuch() {
        Grants grants = Grants.of(
                List.of("GRANT SELECT ON *.* TO `audit`@`10.0.%`", "GRANT `dba`@`%` TO `audit`@`10.0.%`"),
                List.of("GRANT SELECT, DROP ON *.* TO `audit`@`10.0.%`", "GRANT `dba`@`%` TO `audit`@`10.0.%`"));

        assertThat(ExcessRights.judge(grants, ACCOUNT)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.found()).isEqualTo("more through roles");
            assertThat(failed.fix().sql()).containsExactly("REVOKE `dba`@`%` FROM 'audit'@'10.0.%';");
        });
    }

    private static Failed failed(String... lines) {
        return (Failed) ExcessRights.judge(grants(lines), ACCOUNT);
    }
}
