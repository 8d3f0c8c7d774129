package io.auditworkbench.desktop.connect;

import static io.auditworkbench.desktop.connect.OfferedColumnsTrial.seen;
import static io.auditworkbench.desktop.connect.OfferedColumnsTrial.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.desktop.ShownDesktop;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.testing.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The step that offers to mask: what is seen of it, and what becomes of what is chosen.
@Tag("screen")
class ConnectMaskingScreenTest {

    private static final TableSchema USERS =
            table("users", "id int", "email varchar", "phone varchar", "password_changed_at datetime", "note varchar");

    private static void select(ShownDesktop desktop, String column) {
        MaskTable table = desktop.node(MaskTable.class, "#connect-mask");
        ShownDesktop.onScreen(() -> {
            MaskRow row = table.getItems().stream()
                    .filter(each -> each.line().column().equals(column))
                    .findFirst()
                    .orElseThrow();
            table.requestFocus();
            table.getSelectionModel().select(row);
            table.scrollTo(row);
            return null;
        });
        desktop.settle();
    }

    /// Chooses a mode as the list in the row does.
    private static void mode(ShownDesktop desktop, String column, String mode) {
        ShownDesktop.onScreen(() -> {
            desktop.scene().getRoot().lookupAll(".mask-mode").stream()
                    .map(node -> (ComboBox<?>) node)
                    .filter(box -> box.isVisible()
                            && ("How shop.users." + column + " is kept").equals(box.getAccessibleText()))
                    .findFirst()
                    .orElseThrow()
                    .getSelectionModel()
                    .select(index(mode));
            return null;
        });
        desktop.settle();
    }

    private static int index(String mode) {
        return java.util.List.of("pseudonym", "sealed", "partial", "generalise", "full", "drop", "erasable")
                .indexOf(mode);
    }

    @Test
    void whatIsProposedIsOnAndShowsWhatWouldBeKeptAndTheOutcomeIsWrittenAsChosen(@TempDir Path home)
            throws IOException {
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            // Then
            ShownDesktop desktop = trial.desktop;
            desktop.sees("2 columns look personal, of 5 in 1 table.")
                    .sees("shop.users.email")
                    .sees("ada@example.com  →  p_")
                    .sees("+49 30 901820  →  sealed #")
                    .seesNot("shop.users.password_changed_at")
                    .sees("2 columns are masked, and what looks like it elsewhere.");

            // When
            select(desktop, "phone");
            desktop.press(KeyCode.SPACE).sees("+49 30 901820  stays");
            mode(desktop, "email", "partial");
            desktop.sees("ada@example.com  →  a**@*******.***");
            desktop.click("#connect-mask-search").type("users note");
            select(desktop, "note");
            desktop.press(KeyCode.SPACE);
            desktop.sees("2 columns are masked, and what looks like it elsewhere.");
            Optional<Path> policy = trial.accept();

            // Then
            assertThat(policy).contains(trial.store.resolveSibling("shop.awb-masking.yaml"));
            assertThat(Files.readString(policy.orElseThrow()))
                    .contains(
                            "- {column: shop.users.email, mode: partial, first: 1, last: 0} # e-mail address\n",
                            "- {column: shop.users.note, mode: pseudonym} # chosen\n",
                            "- {column: shop.users.phone, mode: keep} # kept as chosen\n",
                            "- {column: shop.users.password_changed_at, mode: keep} # about a password or PIN",
                            "{kind: card, mode: partial");
            assertThat(trial.store.resolveSibling("shop.awb-masking.key")).exists();
        }
    }

    @Test
    void lookAlikesAreAmongAllColumnsAndSayWhyTheyAreNotProposed(@TempDir Path home) {
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            trial.desktop
                    .click("#connect-mask-all")
                    .sees("shop.users.password_changed_at")
                    .sees("stays: about a password or PIN (“changed”)")
                    .picture("connect-mask-all");
        }
    }

    @Test
    void maskingNothingIsPossibleAndSaysSo(@TempDir Path home) {
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            // When
            trial.desktop.click("#connect-mask-off");

            // Then
            trial.desktop.sees("! Nothing is masked: every value of these tables is stored as it is.");
            assertThat(trial.accept()).isEmpty();
            assertThat(trial.store.resolveSibling("shop.awb-masking.yaml")).doesNotExist();
            trial.desktop.click("#connect-mask-on").sees("2 columns are masked, and what looks like it elsewhere.");
        }
    }

    @Test
    void columnsThatCannotBeSeenAreToldAndTheWayGoesOn(@TempDir Path home) {
        SourceColumns unseen = new SourceColumns.NotSeen(
                ErrorCode.NOT_READY,
                "The columns could not be listed: the account sees no table.",
                "Give the account SELECT on the schemas to capture, and look again.");
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, unseen)) {
            trial.desktop
                    .sees("The columns could not be listed: the account sees no table.")
                    .sees("Give the account SELECT on the schemas to capture, and look again.")
                    .sees("! Nothing is masked: every value of these tables is stored as it is.");
            assertThat(ShownDesktop.onScreen(trial.model::refusal)).isEmpty();
            assertThat(ShownDesktop.onScreen(trial.model::isOfTheForm)).isTrue();
            assertThat(trial.accept()).isEmpty();
        }
    }

    @Test
    void columnsThatVanishAreNamedAndTheOthersStayAsChosen(@TempDir Path home) {
        try (OfferedColumnsTrial trial =
                new OfferedColumnsTrial(home, seen(USERS, table("staff", "id int", "iban char")))) {
            // Given
            select(trial.desktop, "phone");
            trial.desktop.press(KeyCode.SPACE);

            // When
            trial.again(seen(table("users", "id int", "phone varchar", "fax varchar")));

            // Then
            trial.desktop
                    .sees("2 columns that were on are no longer there: shop.users.email, shop.staff.iban")
                    .sees("+49 30 901820  stays")
                    .sees("1 column is masked, and what looks like it elsewhere.");
        }
    }

    @Test
    void policyThatIsThereCoversItsColumnsAndStays(@TempDir Path home) throws IOException {
        String former = "rules:\n  - {column: '*.email', mode: full}\n";
        Path policy = Files.writeString(home.resolve("shop.awb-masking.yaml"), former);
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            trial.desktop
                    .sees("is there and stays as it is: it decides over 1 column.")
                    .sees("by the policy")
                    .sees("1 rule is added to the policy that is there")
                    .sees("1 other column looks personal")
                    .picture("connect-mask-added");
            select(trial.desktop, "phone");
            trial.desktop.press(KeyCode.SPACE).sees("As the policy says that is there");
            assertThat(trial.accept()).contains(policy);
            assertThat(Files.readString(policy)).isEqualTo(former);
        }
    }

    @Test
    void storeUnderALostPolicyIsNotCapturedInTheClear(@TempDir Path home) throws IOException {
        // Given
        Path elsewhere =
                Files.writeString(home.resolve("masking.yaml"), "rules:\n  - {column: '*.note', mode: full}\n");
        Path changes = Files.write(
                home.resolve("changes.ndjson"),
                RecordedRequest.of("single-plain").stream()
                        .map(RecordedRequest::body)
                        .toList());
        new CommandRun.Setting()
                .with("AUDITCTL_STORE", home.resolve("shop.awb").toString())
                .run("import", "--masking", elsewhere.toString(), changes.toString());
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            // When
            trial.desktop.sees("This store is kept under a masking policy, and").click("#connect-mask-off");

            // Then
            assertThat(ShownDesktop.onScreen(trial.model::refusal))
                    .contains(new Problem(
                            "This store is kept under a masking policy, and its file is not there.",
                            "Put the file back, or switch on what is to be masked from now on."));
            trial.desktop.click("#connect-mask-on");
            assertThat(ShownDesktop.onScreen(trial.model::refusal)).isEmpty();
        }
    }

    @Test
    void policyThatCannotBeUsedStandsAgainstTheWay(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("shop.awb-masking.yaml"), "rules:\n  - {column: '*.id', mode: full}\n");
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            assertThat(ShownDesktop.onScreen(trial.model::refusal).map(Problem::nextStep))
                    .hasValueSatisfying(why -> assertThat(why).contains("which tells the rows of shop.users apart"));
        }
    }

    @Test
    void twoThousandColumnsAreSearchedAndOnlyThoseInSightAreDrawn(@TempDir Path home) {
        TableSchema[] tables = IntStream.range(0, 100)
                .mapToObj(number -> table(
                        "t" + number,
                        IntStream.range(0, 20)
                                .mapToObj(column ->
                                        column % 5 == 1 ? "email_" + column + "x varchar" : "c" + column + " int")
                                .toArray(String[]::new)))
                .toArray(TableSchema[]::new);
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(tables))) {
            // When
            trial.desktop.sees("400 columns look personal, of 2,000 in 100 tables.");
            trial.desktop.click("#connect-mask-all");
            int drawn =
                    ShownDesktop.onScreen(() -> (int) trial.desktop.scene().getRoot().lookupAll(".mask-mode").stream()
                            .filter(Node::isVisible)
                            .count());
            trial.desktop.click("#connect-mask-search").type("t77.c19");

            // Then
            assertThat(drawn).isBetween(5, 60);
            assertThat(ShownDesktop.onScreen(() -> trial.model.shown().stream()
                            .map(row -> row.line().name())
                            .toList()))
                    .containsExactly("shop.t77.c19");
            trial.desktop.click("#connect-mask-search").type("nowhere").sees("No column is called that");
        }
    }

    @Test
    void everySwitchAndListSaysWhichColumnItIsFor(@TempDir Path home) {
        try (OfferedColumnsTrial trial = new OfferedColumnsTrial(home, seen(USERS))) {
            assertThat(ShownDesktop.onScreen(
                            () -> trial.desktop.node(MaskTable.class, "#connect-mask").lookupAll(".check-box").stream()
                                    .filter(Node::isVisible)
                                    .map(node -> ((CheckBox) node).getAccessibleText())
                                    .sorted()
                                    .toList()))
                    .contains("Mask shop.users.email", "Mask shop.users.phone");
        }
    }
}
