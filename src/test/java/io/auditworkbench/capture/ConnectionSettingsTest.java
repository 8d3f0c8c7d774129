package io.auditworkbench.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {

    @Test
    void parseReadsEveryPartOfAnAddress() {
        // When
        ConnectionSettings settings =
                ConnectionSettings.parse("mysql://audit%40corp@db1.example:3307/shop?tls=verify-ca");

        // Then
        assertThat(settings)
                .isEqualTo(new ConnectionSettings(
                        "db1.example",
                        3307,
                        "audit@corp",
                        Secret.NONE,
                        TlsMode.VERIFY_CA,
                        List.of(new TableGlob("shop", "*"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mysql://u@db1               | db1        | 3306 | REQUIRED
        mysql://u@db1/              | db1        | 3306 | REQUIRED
        MySQL://u@db1:3310          | db1        | 3310 | REQUIRED
        jdbc:mysql://u@db1:3310/    | db1        | 3310 | REQUIRED
        mysql://u@127.0.0.1:3306/   | 127.0.0.1  | 3306 | PREFERRED
        mysql://u@127.8.8.8/        | 127.8.8.8  | 3306 | PREFERRED
        mysql://u@localhost/        | localhost  | 3306 | PREFERRED
        mysql://u@[::1]:3307/       | ::1        | 3307 | PREFERRED
        mysql://u@[fe80::1%eth0]/   | fe80::1%eth0 | 3306 | REQUIRED
        mysql://u@localhost.evil/   | localhost.evil | 3306 | REQUIRED
        mysql://u@127.0.0.1.evil/   | 127.0.0.1.evil | 3306 | REQUIRED
        """)
    void parseFillsInPortAndTlsMode(String url, String host, int port, TlsMode tls) {
        ConnectionSettings settings = ConnectionSettings.parse(url);

        assertThat(settings).extracting("host", "port", "tls").containsExactly(host, port, tls);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        db1:3306                  | The address does not start with mysql://. | Write mysql://USER@HOST:3306/
        postgres://u@db1/         | The address does not start with mysql://. | Write mysql://USER@HOST:3306/
        mysql://db1:3306/         | The address names no user. | Write mysql://USER@HOST:3306/
        mysql://@db1/             | The address names no user before the @. | Write mysql://USER@HOST:3306/
        mysql://u@/               | The address names no host. | Write mysql://USER@HOST:3306/
        mysql://u@:3306/          | The address names no host. | Write mysql://USER@HOST:3306/
        mysql://u@db1:/           | The port after the host is not a number from 1 to 65535. | Write mysql://USER@HOST:3306/
        mysql://u@db1:0/          | The port after the host is not a number from 1 to 65535. | Write mysql://USER@HOST:3306/
        mysql://u@db1:65536/      | The port after the host is not a number from 1 to 65535. | Write mysql://USER@HOST:3306/
        mysql://u@db1:99999999999/ | The port after the host is not a number from 1 to 65535. | Write mysql://USER@HOST:3306/
        mysql://u@db1:-1/         | The port after the host is not a number from 1 to 65535. | Write mysql://USER@HOST:3306/
        mysql://u@::1/            | An IPv6 address needs brackets. | Write mysql://USER@[::1]:3306/
        mysql://u@[::1/           | What stands in brackets is not an IPv6 address. | Write mysql://USER@[::1]:3306/
        mysql://u@[db1]/          | What stands in brackets is not an IPv6 address. | Write mysql://USER@[::1]:3306/
        mysql://u@db 1/           | "db 1" cannot be the name of a host. | Write a name or an address; in a user name write @ as %40 and / as %2F.
        mysql://u%4@db1/          | The user in the address has a % without two hexadecimal digits after it. | Write % itself as %25, and other signs as the codes of their UTF-8 bytes.
        mysql://u%ff@db1/         | The user in the address is not UTF-8 when its %-codes are decoded. | Write % itself as %25, and other signs as the codes of their UTF-8 bytes.
        mysql://u%00@db1/         | The user in the address holds a control character. | Write % itself as %25, and other signs as the codes of their UTF-8 bytes.
        mysql://u@db1/a/b         | The address has more than one name after the port. | Write mysql://USER@HOST:3306/SCHEMA
        mysql://u@db1/?useSSL=no  | The address may carry one setting, tls, and this one is not it: useSSL. | Write mysql://USER@HOST:3306/?tls=required, and leave driver settings out.
        mysql://u@db1/?tls=maybe  | There is no TLS mode "maybe". | Use one of disabled, preferred, required, verify-ca, verify-identity.
        """)
    void parseSaysWhatIsWrongAndWhatToWrite(String url, String happened, String nextStep) {
        assertThatThrownBy(() -> ConnectionSettings.parse(url))
                .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE);
                    assertThat(refused.happened()).isEqualTo(happened);
                    assertThat(refused.nextStep()).isEqualTo(nextStep);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hunter2@db1/",
                "mysql://u:hunter2@x@db1:1/shop",
                "jdbc:mysql://u:hunter2@[::1]/",
                "mysql://u:hunter2/x@db1/",
                "mysql://u:#hunter2@db1/",
                "mysql://u@db1:hunter2/"
            })
    void parseRefusesAPasswordAndDoesNotRepeatIt(String url) {
        assertThatThrownBy(() -> ConnectionSettings.parse(url))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageNotContaining("hunter2")
                .extracting("nextStep")
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void parseNamesThePasswordFileWhenAPasswordIsInTheAddress() {
        assertThatThrownBy(() -> ConnectionSettings.parse("mysql://u:secret@db1/"))
                .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                    assertThat(refused.happened())
                            .isEqualTo("The address holds a password, which every user of this machine can read in the"
                                    + " list of processes.");
                    assertThat(refused.nextStep())
                            .isEqualTo("Leave it out, write it into a file that only you can read, and add"
                                    + " --password-file FILE.");
                });
    }

    @Test
    void parseRecognisesMariaDb() {
        assertThatThrownBy(() -> ConnectionSettings.parse("jdbc:mariadb://u@db1/"))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MARIADB_NOT_SUPPORTED));
    }

    @Test
    void parseGivesSettingsOrOneMessageForAnyText() {
        long seed = 20261123;
        Random random = new Random(seed);
        String alphabet = "mysql://u@db1:3306/[]?#%&=.:@/é🙂\u0000 *`tls";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "mysql://" : "");
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(settingsOrMessage(text.toString()))
                    .as("seed %d run %d: %s", seed, run, text)
                    .isNotBlank();
        }
    }

    private static String settingsOrMessage(String url) {
        try {
            return ConnectionSettings.parse(url).toString();
        } catch (WorkbenchException refused) {
            return refused.happened() + refused.nextStep();
        }
    }

    @Test
    void toStringHidesThePassword() {
        ConnectionSettings settings = ConnectionSettings.parse("mysql://u@db1/").withPassword(Secret.of("hunter2"));

        assertThat(settings.toString()).doesNotContain("hunter2").contains("••••");
    }

    @Test
    void addressPutsIpv6InBrackets() {
        assertThat(ConnectionSettings.parse("mysql://u@[::1]/").address()).isEqualTo("[::1]:3306");
        assertThat(ConnectionSettings.parse("mysql://u@db1/").address()).isEqualTo("db1:3306");
    }

    @Test
    void capturesLeavesMySqlsOwnSchemasOut() {
        ConnectionSettings all = ConnectionSettings.parse("mysql://u@db1/");
        ConnectionSettings asked = all.withTables(TableGlob.parseList("mysql.*,shop.order*"));

        assertThat(all.captures("shop", "orders")).isTrue();
        assertThat(all.captures("MYSQL", "user")).isFalse();
        assertThat(asked.captures("mysql", "user")).isFalse();
        assertThat(asked.captures("shop", "order_lines")).isTrue();
        assertThat(asked.captures("shop", "customers")).isFalse();
    }
}
