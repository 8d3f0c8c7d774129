package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.12, 8, 0, 12, SUPPORTED",
        "8.0.40-0ubuntu0.22.04.1, 8, 0, 40, SUPPORTED",
        "8.4.3-google, 8, 4, 3, SUPPORTED",
        "9.7.0, 9, 7, 0, SUPPORTED",
        "26.10, 26, 10, 0, UNTESTED",
        "26.10.1-commercial, 26, 10, 1, UNTESTED",
        "5.7.44-log, 5, 7, 44, TOO_OLD",
        "5.5.5-10.11.19-MariaDB, 10, 11, 19, MARIADB",
        "11.4.2-MariaDB-log, 11, 4, 2, MARIADB",
        "garbage, 0, 0, 0, TOO_OLD"
    })
    void parseReadsOldAndCalendarVersions(String text, int major, int minor, int patch, VersionSupport support) {
        ServerVersion version = ServerVersion.parse(text);

        assertThat(version).extracting("major", "minor", "patch").containsExactly(major, minor, patch);
        assertThat(VersionSupport.of(version)).isEqualTo(support);
    }

    @Test
    void numberLeavesTheSuffixOut() {
        assertThat(ServerVersion.parse("5.5.5-10.11.19-MariaDB").number()).isEqualTo("10.11.19");
        assertThat(ServerVersion.parse("26.10").number()).isEqualTo("26.10");
    }

    @Test
    void isAtLeastComparesEachPartAsANumber() {
        assertThat(ServerVersion.parse("8.0.9").isAtLeast(8, 0, 26)).isFalse();
        assertThat(ServerVersion.parse("8.0.26").isAtLeast(8, 0, 26)).isTrue();
        assertThat(ServerVersion.parse("26.10").isAtLeast(8, 4, 0)).isTrue();
    }
}
