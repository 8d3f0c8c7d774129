package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.Nasty;
import io.auditworkbench.workbench.view.RowAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectIdTest {

    @Test
    void everyPrintedAddressIsAnIdAlsoWhereAFilterCouldStand() {
        for (String text : Nasty.TEXTS) {
            boolean isName = !text.isEmpty()
                    && new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
            if (isName) {
                String printed = new RowAddress(text, text, List.of(text, "1")).toString();
                assertThat(ObjectId.find(printed)).as(text).isEqualTo(Optional.of(new ObjectId.Row(printed)));
            }
        }
    }

    @Test
    void filtersAreNoIds() {
        for (String text : List.of("row:shop.orders/1042", "a b/c", "near:E1/5m", "(x)/1", "price>1/2", "alice")) {
            assertThat(ObjectId.find(text)).as(text).isEmpty();
        }
    }
}
