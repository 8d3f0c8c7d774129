package io.auditworkbench.desktop.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTextTest {

    @Test
    void anAddressIsReadInAllItsParts() {
        assertThat(ConnectionText.read(" mysql://au%40dit:p%3A1@db1:3307/shop?tls=verify-ca "))
                .contains(new ConnectionInput("db1", "3307", "au@dit", "p:1", "verify-ca", "shop"));
    }

    @Test
    void anAddressOfJdbcNamesItsUserBehindTheQuestionMark() {
        assertThat(ConnectionText.read("jdbc:mysql://[::1]/shop?user=reader&password=a+b&sslMode=VERIFY_IDENTITY"))
                .contains(new ConnectionInput("::1", "", "reader", "a+b", "verify-identity", "shop"));
    }

    @Test
    void aCommandLineIsReadWithLongShortAndJoinedOptions() {
        assertThat(ConnectionText.read("mysql -hdb1 -P 3307 --user=reader -p'my secret' --ssl-mode REQUIRED shop"))
                .contains(new ConnectionInput("db1", "3307", "reader", "my secret", "required", "shop"));
    }

    @Test
    void whatComesAfterABarePasswordOptionIsTheSchema() {
        assertThat(ConnectionText.read("/usr/bin/mysql -u root -p shop"))
                .contains(new ConnectionInput("", "", "root", "", "", "shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "db1", "postgres://x@y/", "psql -h db1", "mysql:"})
    void anythingElseIsNotRead(String text) {
        assertThat(ConnectionText.read(text)).isEmpty();
    }

    @Test
    void noPasswordIsShown() {
        assertThat(ConnectionText.read("mysql://a:secret-7@b/").orElseThrow().toString())
                .doesNotContain("secret-7");
    }
}
