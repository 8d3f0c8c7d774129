package io.auditworkbench.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What columns seem to hold by name and type: what is proposed, and what only sounds like it.
class ColumnReadingTest {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE `(\\w+)` \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\\n  `(\\w+)` (\\w+)(?:\\(([^)]*)\\))?");

    private static ColumnDefinition column(String name, String type) {
        String base = type.replaceAll("\\(.*", "");
        return new DeclaredColumn(name, base, null, null, null, true, false, List.of())
                .in(new TableName("s", "t"), "utf8mb4");
    }

    private static ColumnReading read(String table, String column, String type) {
        TableSchema schema = new TableSchema(
                new TableName("s", table), List.of(column("id", "int"), column(column, type)), List.of(0));
        return ColumnReading.of(schema, 1);
    }

    private static String kind(ColumnReading reading) {
        return switch (reading) {
            case ColumnReading.Personal personal -> personal.kind().word();
            case ColumnReading.LookAlike _, ColumnReading.Ordinary _ -> "";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "t, email, varchar, e-mail",
        "t, E_Mail, varchar, e-mail",
        "t, eMail, varchar, e-mail",
        "t, customerEmail, varchar, e-mail",
        "t, CustomerEMailAddress, varchar, e-mail",
        "t, email_address, varchar, e-mail",
        "t, contact-email, varchar, e-mail",
        "t, email2, varchar, e-mail",
        "t, email_id, varchar, e-mail",
        "t, email_hash, varchar, e-mail",
        "t, mail, varchar, e-mail",
        "t, card_number, varchar, card",
        "t, cardNo, bigint, card",
        "t, credit-card, varchar, card",
        "t, PAN, varchar, card",
        "t, cc_number, varchar, card",
        "t, iban, varchar, iban",
        "t, refund_iban, varchar, iban",
        "t, bank_account_number, varchar, iban",
        "t, phone, varchar, phone",
        "t, phone, bigint, phone",
        "t, mobile_phone, varchar, phone",
        "t, mobile, varchar, phone",
        "t, tel, varchar, phone",
        "t, faxNumber, varchar, phone",
        "t, telefonnummer, varchar, phone",
        "t, password_hash, varchar, password",
        "t, passwordHash, varbinary, password",
        "t, pwd, varchar, password",
        "t, user_pass, varchar, password",
        "t, pin, int, password",
        "t, cvv, char, password",
        "t, api_key, varchar, token",
        "t, password_reset_token, varchar, token",
        "t, session_id, varchar, token",
        "t, client_secret, varchar, token",
        "t, email_token, varchar, token",
        "t, first_name, varchar, name",
        "t, LastName, varchar, name",
        "t, surname, varchar, name",
        "t, card_holder, varchar, name",
        "t, customer_name, varchar, name",
        "customers, name, varchar, name",
        "shop_users, name, varchar, name",
        "employees, display_name, varchar, name",
        "t, birth_date, date, birth-date",
        "t, dateOfBirth, datetime, birth-date",
        "t, dob, varchar, birth-date",
        "t, street, varchar, address",
        "t, address_line_1, varchar, address",
        "t, billing_address, json, address",
        "t, ip_address, varchar, ip",
        "t, last_login_ip, varchar, ip",
        "t, ip, varbinary, ip",
        "t, passport_number, varchar, identity",
        "t, ssn, char, identity",
        "t, national_id, bigint, identity",
        "t, tax_id, varchar, identity"
    })
    void whatIsPersonalIsProposed(String table, String column, String type, String kind) {
        assertThat(read(table, column, type)).isInstanceOf(ColumnReading.Personal.class);
        assertThat(kind(read(table, column, type))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "t, phone_model_id, int, 'about a phone number (“model”)'",
        "t, phone_model_id, varchar, 'about a phone number (“model”)'",
        "t, email_sent_at, datetime, 'about an e-mail address (“sent”)'",
        "t, password_changed_at, datetime, 'about a password or PIN (“changed”)'",
        "t, password_attempts, int, 'about a password or PIN (“attempts”)'",
        "t, token_count, int, 'about a token or key (“count”)'",
        "t, credit_card_type, varchar, 'about a card number (“type”)'",
        "t, tokens_used, bigint, 'about a token or key (“used”)'",
        "t, max_tokens, int, 'about a token or key (“max”)'",
        "t, has_password, tinyint, 'about a password or PIN (“has”)'",
        "t, email_verified, tinyint, 'about an e-mail address (“verified”)'",
        "t, mail_subject, varchar, 'about an e-mail address (“subject”)'",
        "t, address_country, char, 'about a postal address (“country”)'",
        "t, prompt_tokens, int, 'int cannot hold a token or key'",
        "t, email, int, 'int cannot hold an e-mail address'",
        "t, password, tinyint, 'tinyint cannot hold a password or PIN'",
        "t, session_id, int, 'int cannot hold a token or key'",
        "t, phone_id, int, 'int cannot hold a phone number'",
        "t, address_id, bigint, 'bigint cannot hold a postal address'",
        "warehouses, street, varchar, 'an address of business, in a table of warehouses'",
        "users, user_name, varchar, 'an account: masked, it would tell of nobody what they did'",
        "audit_ctx, username, varchar, 'an account: masked, it would tell of nobody what they did'"
    })
    void whatOnlySoundsLikeItIsNotProposedAndSaysWhy(String table, String column, String type, String why) {
        assertThat(read(table, column, type))
                .isInstanceOfSatisfying(
                        ColumnReading.LookAlike.class,
                        found -> assertThat(found.why()).isEqualTo(why));
    }

    @ParameterizedTest
    @CsvSource({
        "t, card_type, varchar",
        "t, card_note, varchar",
        "t, discard_no, int",
        "t, pancake, varchar",
        "t, compass, varchar",
        "t, passenger_count, int",
        "t, female, varchar",
        "t, shipping, varchar",
        "t, zip, varchar",
        "t, microphone, varchar",
        "t, voicemail, varchar",
        "t, carbine, varchar",
        "t, tokenizer, varchar",
        "t, cancel_date, date",
        "t, hotel, varchar",
        "t, mobile_theme, varchar",
        "t, opinion, varchar",
        "t, secretary_id, int",
        "t, updated_by, varchar",
        "t, last4, char",
        "products, name, varchar",
        "customer_groups, name, varchar",
        "roles, display_name, varchar",
        "t, 名前, varchar"
    })
    void ordinaryNamesAreNothing(String table, String column, String type) {
        assertThat(read(table, column, type)).isEqualTo(new ColumnReading.Ordinary());
    }

    @Test
    void ofTheShopWhatIsOfPeopleIsProposedAndNothingElse() throws IOException {
        List<String> proposed = new ArrayList<>();
        Matcher tables = TABLE.matcher(Files.readString(Path.of("sample-data", "schema.sql")));
        while (tables.find()) {
            Matcher columns = COLUMN.matcher(tables.group(2));
            while (columns.find()) {
                String kind = kind(read(tables.group(1), columns.group(1), columns.group(2)));
                Optional.of(kind)
                        .filter(found -> !found.isEmpty())
                        .ifPresent(found -> proposed.add(tables.group(1) + "." + columns.group(1) + " " + found));
            }
        }
        assertThat(proposed)
                .containsExactly(
                        "suppliers.email e-mail",
                        "customers.name name",
                        "customers.email e-mail",
                        "customers.phone phone",
                        "customers.street address",
                        "users.full_name name",
                        "users.email e-mail");
    }

    @ParameterizedTest
    @CsvSource({
        "CARD, BESIDE_A_KEY, **** **** **** 1111",
        "E_MAIL, BESIDE_A_KEY, p_[0-9a-f]{32}",
        "IBAN, BESIDE_A_KEY, DE\\*+3000",
        "PHONE, BESIDE_A_KEY, sealed #[0-9a-f]{8}",
        "PHONE, WITHOUT_A_KEY, \\+49 \\*\\* \\*\\*\\*\\*20",
        "PASSWORD, BESIDE_A_KEY, \\(dropped\\)",
        "TOKEN, BESIDE_A_KEY, ••••",
        "TOKEN, KEY, p_[0-9a-f]{32}",
        "NAME, BESIDE_A_KEY, sealed #[0-9a-f]{8}",
        "NAME, WITHOUT_A_KEY, A\\*\\* \\*+",
        "BIRTH_DATE, BESIDE_A_KEY, 1815",
        "ADDRESS, BESIDE_A_KEY, sealed #[0-9a-f]{8}",
        "IP_ADDRESS, BESIDE_A_KEY, 192\\.0\\.2\\.0/24",
        "IDENTITY, BESIDE_A_KEY, p_[0-9a-f]{32}"
    })
    void exampleIsWhatTheMaskItselfMakesOfIt(PersonalKind kind, ColumnRole role, String kept) {
        MaskMode usual = kind.usual(role);
        String pattern = kept.startsWith("****") ? Pattern.quote(kept) : kept;

        assertThat(MaskExample.of(kind.example(), usual)).matches(pattern);
        assertThat(role.allows(usual)).isTrue();
        assertThat(kind.meant(usual)).isEqualTo(usual);
    }
}
