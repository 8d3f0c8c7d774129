package io.auditworkbench.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.MaskKind;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.synth.ShopTables;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HashedBodyTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SALT = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] OTHER_SALT = HEX.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
    private static final byte[] TABLE = new byte[32];

    private static ColumnValue erasable(String text, byte[] salt) {
        return new ColumnValue.Erasable(ColumnValue.Text.of(text), salt);
    }

    private static byte[] body(Operation operation, @Nullable RowImage before, @Nullable RowImage after) {
        return new EventCodec()
                .encode(new CanonicalChangeEvent(
                        operation,
                        ShopTables.all().getFirst(),
                        before,
                        after,
                        RowKey.NONE,
                        null,
                        new SourcePosition("f", 300, 2),
                        null,
                        null));
    }

    private static final byte[] INSERT = body(
            Operation.INSERT,
            null,
            new RowImage(List.of(new ColumnValue.Whole(7), erasable("anna@example.com", SALT))));

    private static final byte[] UPDATE = body(
            Operation.UPDATE,
            new RowImage(List.of(new ColumnValue.Whole(7), erasable("anna", SALT), erasable("same", SALT))),
            new RowImage(List.of(new ColumnValue.Whole(7), erasable("bert", OTHER_SALT), erasable("same", SALT))));

    /// The vector of docs/masking.md.
    @Test
    void bytesAreThoseOfThePublishedVector() {
        assertThat(HEX.formatHex(INSERT))
                .isEqualTo("81ac020202020e0d000102030405060708090a0b0c0d0e0f120710616e6e61406578616d706c652e636f6d");
        assertThat(HEX.formatHex(HashedBody.of(INSERT)))
                .isEqualTo("81ac020202020e0e" + "3f3a4bfff4455f0c5d876c829b5058720775e3f94b2bd17c21d6b5e5fc657fc2");
        assertThat(HEX.formatHex(new LeafHasher().event(0, TABLE, null, INSERT)))
                .isEqualTo("475a97dc0ca2ed88d922211229f17568dcff12468c182f11b23bd1b566dd761a");
    }

    @Test
    void bodyWithoutSuchValuesIsHashedAsItIs() {
        byte[] plain = body(
                Operation.INSERT,
                null,
                new RowImage(
                        List.of(new ColumnValue.Whole(7), new ColumnValue.Masked(MaskKind.FULL, new byte[0], true))));

        assertThat(HashedBody.of(plain)).isSameAs(plain);
        assertThat(plain[0]).isEqualTo((byte) Operation.INSERT.code());
    }

    @Test
    void erasingLeavesTheHashAndNoneOfTheBytes() {
        for (byte[] body : List.of(INSERT, UPDATE)) {
            byte[] erased = HashedBody.erased(body, column -> column > 0);

            assertThat(new LeafHasher().event(3, TABLE, null, erased))
                    .isEqualTo(new LeafHasher().event(3, TABLE, null, body));
            assertThat(new String(erased, StandardCharsets.ISO_8859_1)).doesNotContain("anna", "bert", "same");
            assertThat(HEX.formatHex(erased)).doesNotContain(HEX.formatHex(SALT));
            assertThat(HashedBody.of(erased)).isEqualTo(HashedBody.of(body));
        }
    }

    @Test
    void oneColumnCanBeErasedAndTheOthersStay() {
        byte[] erased = HashedBody.erased(UPDATE, column -> column == 1);

        EventBody body = EventCodec.decode(erased);
        assertThat(body.before())
                .isNotNull()
                .extracting(row -> row.get(1).text())
                .isEqualTo("(erased)");
        assertThat(body.after())
                .isNotNull()
                .extracting(row -> row.get(1).text())
                .isEqualTo("(erased)");
        assertThat(body.before())
                .isNotNull()
                .extracting(row -> row.get(1))
                .isNotEqualTo(body.after().get(1));
        assertThat(body.after()).isNotNull().extracting(row -> row.get(2)).isEqualTo(ColumnValue.Text.of("same"));
        assertThat(HashedBody.of(erased)).isEqualTo(HashedBody.of(UPDATE));
    }

    @Test
    void readersSeePlainValuesAndWhatKeepsThemAgainSeesTheSalt() {
        assertThat(EventCodec.decode(INSERT).after())
                .isEqualTo(new RowImage(List.of(new ColumnValue.Whole(7), ColumnValue.Text.of("anna@example.com"))));
        RowImage kept = EventCodec.decodeAsKept(UPDATE).after();
        assertThat(body(Operation.UPDATE, EventCodec.decodeAsKept(UPDATE).before(), kept))
                .isEqualTo(UPDATE);
    }

    @Test
    void everyKindOfMaskIsReadBack() {
        for (MaskKind kind : MaskKind.values()) {
            RowImage row = new RowImage(List.of(
                    new ColumnValue.Masked(kind, "p_1".getBytes(StandardCharsets.UTF_8), false),
                    new ColumnValue.Masked(kind, "p_1".getBytes(StandardCharsets.UTF_8), true)));

            assertThat(EventCodec.decode(body(Operation.INSERT, null, row)).after())
                    .isEqualTo(row);
        }
    }

    @Test
    void everyChangedByteChangesTheHash() {
        byte[] leaf = new LeafHasher().event(0, TABLE, null, UPDATE);
        for (int i = 0; i < UPDATE.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = UPDATE.clone();
                flipped[i] ^= (byte) (1 << bit);
                assertThat(new LeafHasher().event(0, TABLE, null, flipped))
                        .as("byte " + i + ", bit " + bit)
                        .isNotEqualTo(leaf);
            }
        }
    }
}
