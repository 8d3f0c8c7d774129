package io.auditworkbench.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Seal.Opened;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final PseudonymKey KEY = PseudonymKey.of("0123456789abcdef0123456789abcdef");
    private static final TableName PEOPLE = new TableName("shop", "people");
    private static final TableName OTHERS = new TableName("shop", "others");

    private final Seal seal = new Seal(KEY, "source");

    private static Cell cell(TableName table, int column, long id) {
        List<ColumnDefinition> columns = Stream.of("id", "phone", "fax")
                .map(name -> new ColumnDefinition(
                        name, ColumnType.TEXT, "varchar(99)", false, 99, 0, "utf8mb4", true, false, List.of()))
                .toList();
        return new Cell(
                new TableSchema(table, columns, List.of(0)),
                column,
                new RowImage(List.of(new ColumnValue.Whole(id), ColumnValue.Null.NULL, ColumnValue.Null.NULL)));
    }

    private static final Cell PHONE = cell(PEOPLE, 1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "+49 30 1234567",
                "\u0000",
                "a\u0000\u0000",
                "\u0080",
                "höhe 😀",
                "0123456789abcdef0123456789abcdef"
            })
    void whatIsSealedOpensToTheSame(String text) {
        assertThat(seal.open(seal.sealed(text, PHONE), PEOPLE, "phone")).isEqualTo(new Opened.Value(text));
    }

    @Test
    void nothingOfTheTextStandsInTheBytesAndItsLengthIsRounded() {
        byte[] sealed = seal.sealed("+49 30 1234567", PHONE);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("+49", "1234567");
        assertThat(seal.sealed("no", PHONE)).hasSameSizeAs(seal.sealed("yes, and for a long time", PHONE));
        assertThat(sealed).hasSize(1 + 4 + 12 + 32 + 16);
        assertThat(seal.sealed("x".repeat(32), PHONE)).hasSize(1 + 4 + 12 + 64 + 16);
    }

    /// What was once stored must open for ever.
    @Test
    void theBytesAreThoseOfThePublishedVector() {
        assertThat(HexFormat.of().formatHex(seal.sealed("anna@example.com", PHONE)))
                .isEqualTo(
                        "01862d1d8e21e30bdd6b0a7555ffb259010b809709ad76f31a2bc609bdc5c71b87e27143533c032d38f0b2c6c88231f5f6"
                                + "f721426c5cc08feef0aa5167c2441b3b");
    }

    @Test
    void equalTextsOfOneRowAreSealedTheSameAndAllOthersDifferently() {
        String text = "+49 30 1234567";
        byte[] sealed = seal.sealed(text, PHONE);

        assertThat(seal.sealed(text, PHONE)).isEqualTo(sealed);
        List<byte[]> others = List.of(
                seal.sealed(text, cell(PEOPLE, 1, 2)),
                seal.sealed(text, cell(PEOPLE, 2, 1)),
                seal.sealed(text, cell(OTHERS, 1, 1)),
                new Seal(KEY, "other").sealed(text, PHONE),
                seal.sealed(text + "8", PHONE));
        assertThat(others).allSatisfy(other -> {
            assertThat(nonce(other)).isNotEqualTo(nonce(sealed));
            assertThat(other).isNotEqualTo(sealed);
        });
    }

    private static byte[] nonce(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 5, 17);
    }

    @Test
    void itOpensOnlyWhereItWasSealed() {
        byte[] sealed = seal.sealed("+49 30 1234567", PHONE);

        assertThat(seal.open(sealed, PEOPLE, "fax")).isEqualTo(new Opened.Altered());
        assertThat(seal.open(sealed, OTHERS, "phone")).isEqualTo(new Opened.Altered());
        assertThat(seal.open(sealed, new TableName("shop.people", ""), "phone")).isEqualTo(new Opened.Altered());
        assertThat(new Seal(KEY, "other").open(sealed, PEOPLE, "phone")).isEqualTo(new Opened.Altered());
        assertThat(new Seal(PseudonymKey.of("0123456789abcdef0123456789abcdeF"), "source")
                        .open(sealed, PEOPLE, "phone"))
                .isEqualTo(new Opened.OtherKey());
    }

    @Test
    void noAlteredBitOpens() {
        byte[] sealed = seal.sealed("+49 30 1234567", PHONE);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(seal.open(altered, PEOPLE, "phone"))
                    .as("bit %d", bit)
                    .isEqualTo(bit >= 8 && bit < 40 ? new Opened.OtherKey() : new Opened.Altered());
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(seal.open(Arrays.copyOf(sealed, length), PEOPLE, "phone"))
                    .as("%d bytes", length)
                    .isEqualTo(new Opened.Altered());
        }
    }

    @Test
    void derivedKeysAreThoseOfRfc5869AndApart() {
        assertThat(KEY.derived("key of sealed values", 32))
                .isNotEqualTo(KEY.derived("nonces of sealed values", 32))
                .hasSize(32);
        assertThat(new Opened.Value("secret")).hasToString("Value");
    }
}
