package io.auditworkbench.workbench.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowAddressTest {

    @Test
    void parseReadsSchemaTableAndCompositeKey() {
        assertThat(RowAddress.parse("shop.order_lines/1042,3"))
                .isEqualTo(new RowAddress("shop", "order_lines", List.of("1042", "3")));
    }

    @Test
    void parseLeavesTheSchemaOpenWhenItIsNotGiven() {
        assertThat(RowAddress.parse("R:orders/1042")).isEqualTo(new RowAddress("", "orders", List.of("1042")));
    }

    @Test
    void toStringEncodesWhatWouldBeReadAsSomethingElse() {
        assertThat(new RowAddress("my.shop", "a/b c", List.of("50 %", "x/y,z", "")).toString())
                .isEqualTo("my%2Eshop.a%2Fb%20c/50%20%25,x%2Fy%2Cz,");
    }

    @Test
    void hashIsFoundOnlyInAddressesOfRowsWithoutKey() {
        assertThat(RowAddress.parse(RowAddress.ofHash("shop", "log", -2).toString())
                        .hash())
                .hasValue(-2);
        assertThat(RowAddress.parse("shop.log/~12").hash()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "/1", "orders/", "a.b.c/1", "orders/%zz", "orders/%2"})
    void parseRefusesWhatNamesNoRow(String text) {
        assertThatThrownBy(() -> RowAddress.parse(text))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("\"" + text + "\" does not name a row.");
    }

    @Test
    void parseReadsBackEveryPrintedAddress() {
        long seed = 7;
        Random random = new Random(seed);
        String letters = "aZ0%/,. ~\\'\"`\n\té漢😀=:<>";
        for (int round = 0; round < 5_000; round++) {
            RowAddress address = new RowAddress(
                    word(random, letters),
                    word(random, letters),
                    List.of(word(random, letters), word(random, letters)));
            assertThat(RowAddress.parse(address.toString()))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(address);
        }
    }

    private static String word(Random random, String letters) {
        int[] points = letters.codePoints().toArray();
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(6); length > 0; length--) {
            word.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return word.toString();
    }
}
