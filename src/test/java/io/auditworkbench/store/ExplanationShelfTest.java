package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationShelfTest {

    private static final long DAY = 86_400_000_000L;

    @TempDir
    private Path folder;

    private static ExplanationShelf.Kept kept(String key, long micros, String prompt) {
        return new ExplanationShelf.Kept(
                key,
                "A1",
                micros,
                "m",
                "d",
                "o",
                prompt,
                "answer of " + key,
                "[]",
                "supported",
                10,
                5,
                1,
                2,
                List.of(7L, 9L));
    }

    private ExplanationShelf shelf() {
        return ExplanationShelf.beside(folder.resolve("shop.awb")).orElseThrow();
    }

    @Test
    void whatIsKeptIsFoundAlsoByTheNextWhoOpensIt() {
        try (ExplanationShelf shelf = shelf()) {
            assertThat(shelf.find("k1", 1)).isEmpty();
            shelf.keep(kept("k1", 5, "prompt"));
        }
        try (ExplanationShelf shelf = shelf()) {
            assertThat(shelf.find("k1", 9)).contains(kept("k1", 5, "prompt"));
            assertThat(shelf.find("k2", 9)).isEmpty();
            assertThat(shelf.tally()).isEqualTo(new ExplanationShelf.Tally(3, 1, 1, "promptanswer of k1[]".length()));
        }
    }

    @Test
    void aNewAnswerStandsBesideTheOldOne() {
        try (ExplanationShelf shelf = shelf()) {
            shelf.keep(kept("k1", 5, "one"));
            shelf.keep(kept("k1", 6, "two"));

            assertThat(shelf.find("k1", 7)).contains(kept("k1", 6, "two"));
            assertThat(shelf.about("A1"))
                    .extracting(ExplanationShelf.Kept::prompt)
                    .containsExactly("two", "one");
        }
    }

    @Test
    void whatIsLongUnusedGoesAndWhatIsUsedStays() {
        try (ExplanationShelf shelf = shelf()) {
            shelf.keep(kept("old", 0, "p"));
            shelf.keep(kept("used", 0, "p"));
            shelf.find("used", 100 * DAY);
            shelf.keep(kept("new", 181 * DAY, "p"));

            assertThat(shelf.about("A1")).extracting(ExplanationShelf.Kept::key).containsExactly("new", "used");
        }
    }

    @Test
    void theShelfDoesNotGrowWithoutAnEnd() {
        String large = "x".repeat(4 << 20);
        try (ExplanationShelf shelf = shelf()) {
            for (int i = 0; i < 20; i++) {
                shelf.keep(kept("k" + i, i, large));
            }

            assertThat(shelf.tally().bytes()).isLessThanOrEqualTo(ExplanationShelf.MOST_BYTES);
            assertThat(shelf.find("k19", 30)).isPresent();
            assertThat(shelf.find("k0", 30)).isEmpty();
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        shelf().close();

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(ExplanationShelf.fileOf(folder.resolve("shop.awb")))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatSomebodyElseMadeIsRefused() throws Exception {
        Path file = ExplanationShelf.fileOf(folder.resolve("shop.awb"));
        Files.writeString(file, "not a database, but a text that is long enough to be taken for one ".repeat(20));

        assertThatThrownBy(this::shelf)
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE));
    }
}
