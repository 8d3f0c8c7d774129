package io.auditworkbench.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {

    private static final List<Palette.Entry> ENTRIES =
            List.of(entry("Copy as command"), entry("Open a store …"), entry("Overview"));

    @Test
    void lettersInTheirOrderFindAnEntry() {
        assertThat(labels("opn")).startsWith("Open a store …").doesNotContain("Overview");
    }

    @Test
    void beginningsOfWordsCountMore() {
        assertThat(labels("ov").getFirst()).isEqualTo("Overview");
        assertThat(labels("cac").getFirst()).isEqualTo("Copy as command");
    }

    @Test
    void nothingTypedShowsAllInTheirOrder() {
        assertThat(labels("  ")).containsExactly("Copy as command", "Open a store …", "Overview");
    }

    @Test
    void whatFitsNothingFindsNothing() {
        assertThat(labels("zzz")).isEmpty();
    }

    private static List<String> labels(String typed) {
        return Palette.matching(ENTRIES, typed).stream()
                .map(Palette.Entry::label)
                .toList();
    }

    private static Palette.Entry entry(String label) {
        return new Palette.Entry(label, "act", "", () -> {});
    }
}
