package io.auditworkbench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.ColumnValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class NumbersTest {

    @Test
    void of_eachKindOfNumber_isExact() {
        // When / Then
        assertThat(Numbers.of(new ColumnValue.Whole(Long.MIN_VALUE))).isEqualTo(new BigDecimal("-9223372036854775808"));
        assertThat(Numbers.of(new ColumnValue.UnsignedWhole(-1))).isEqualTo(new BigDecimal("18446744073709551615"));
        assertThat(Numbers.of(new ColumnValue.Decimal("0.10"))).isEqualTo(new BigDecimal("0.10"));
        assertThat(Numbers.of(new ColumnValue.Real8(0.1))).isEqualTo(new BigDecimal("0.1"));
        assertThat(Numbers.of(ColumnValue.Text.of("12.50"))).isEqualTo(new BigDecimal("12.50"));
    }

    @Test
    void of_noNumber_isNull() {
        // When / Then
        assertThat(Numbers.of(ColumnValue.Null.NULL)).isNull();
        assertThat(Numbers.of(ColumnValue.Absent.ABSENT)).isNull();
        assertThat(Numbers.of(ColumnValue.Text.of("twelve"))).isNull();
        assertThat(Numbers.of(ColumnValue.Text.of("12 EUR"))).isNull();
        assertThat(Numbers.of(new ColumnValue.Real8(Double.NaN))).isNull();
    }

    @Test
    void fixed_tooLarge_isEmpty() {
        // When / Then
        assertThat(Numbers.fixed(new BigDecimal("1e30"))).isEmpty();
        assertThat(Numbers.ofFixed(Numbers.fixed(new BigDecimal("49.90")).orElseThrow()))
                .isEqualByComparingTo("49.90");
    }

    @Test
    void packed_text_comesBack() {
        // When / Then
        assertThat(Words.unpacked(Words.packed("Jürgen Müller"), 0)).isEqualTo("Jürgen Müller");
    }
}
