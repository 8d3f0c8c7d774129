package io.auditworkbench.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectedKindTest {

    private static String kinds(String text) {
        return String.join(
                " ",
                Arrays.stream(DetectedKind.values())
                        .filter(kind -> kind.isIn(text))
                        .map(DetectedKind::word)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, card",
        "4111 1111 1111 1111, card",
        "paid with 5500-0000-0000-0004 today, card",
        "378282246310005, card",
        "6011000990139424, card",
        "someone@example.com, e-mail",
        "write to a.b+c@sub.example.co.uk., e-mail",
        "DE89370400440532013000, iban",
        "GB82 WEST 1234 5698 7654 32, iban",
        "IBAN: NL91ABNA0417164300., iban",
        "+49 30 901820, phone",
        "+1 (555) 010-9999, phone",
        "$2b$12$KIXabcdefghijklmnopqrstuv, password",
        "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19, password",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc, token",
        "key sk_live_4eC39HqLyjWDarjtT1, token",
        "AKIAIOSFODNN7EXAMPLE, token"
    })
    void shapesAreFound(String text, String kind) {
        assertThat(kinds(text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "1732752000000",
                "0000000000000000",
                "4444444444444444444444",
                "a@b",
                "@example.com",
                "user@",
                "me @ home.de",
                "DE89370400440532013001",
                "XX00",
                "AB12CD",
                "2026-11-28 02:00:00",
                "192.168.0.1",
                "550e8400-e29b-41d4-a716-446655440000",
                "plain text",
                ""
            })
    void ordinaryTextsHaveNoShape(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60_000, 61_439, 61_440, 65_520, 65_536, 122_880, 200_000})
    void shapesAreFoundWhereverTheyAreInALongText(int before) {
        String around = "- ".repeat(100_000);
        for (String shape : List.of("4111 1111 1111 1111", "ann@example.com", "GB82 WEST 1234 5698 7654 32")) {
            String text = around.substring(0, before) + " " + shape + " " + around.substring(before);
            assertThat(kinds(text)).as("%s after %d", shape, before).isNotEmpty();
        }
        assertThat(kinds(around)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email, e-mail",
        "E_Mail, e-mail",
        "customer_email_address, e-mail",
        "card_number, card",
        "credit-card, card",
        "PAN, card",
        "iban, iban",
        "mobile_phone, phone",
        "tel, phone",
        "password_hash, password",
        "pwd, password",
        "api_key, token",
        "session_id, token",
        "name, ''",
        "company, ''",
        "discard, ''",
        "compass, ''",
        "shipping_date, ''",
        "pancake, ''"
    })
    void namesAreFound(String column, String kind) {
        assertThat(String.join(
                        " ",
                        Arrays.stream(DetectedKind.values())
                                .filter(each -> each.isNamed(column))
                                .map(DetectedKind::word)
                                .toList()))
                .isEqualTo(kind);
    }
}
