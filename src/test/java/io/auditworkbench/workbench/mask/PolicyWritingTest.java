package io.auditworkbench.workbench.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.masking.AtRest;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.mask.MaskingOffer.Standing;
import io.auditworkbench.workbench.mask.MaskingOffer.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was accepted of an offer is what is masked: the policy is written, read again and asked.
class PolicyWritingTest {

    private static final TableSchema USERS = table(
            "users",
            List.of(0),
            "id int",
            "email varchar",
            "phone varchar",
            "password_hash varchar",
            "password_changed_at datetime",
            "tokenizer varchar",
            "note varchar");
    private static final TableSchema LOG = table("log", List.of(), "phone varchar", "message varchar");
    private static final TableSchema SESSIONS = table("sessions", List.of(0), "session_id varchar", "seen datetime");
    private static final List<TableSchema> TABLES = List.of(USERS, LOG, SESSIONS);

    @TempDir
    Path folder;

    private final PolicyWriting writing =
            new PolicyWriting(Clock.fixed(Instant.parse("2026-11-28T20:00:00Z"), ZoneOffset.UTC));

    private static TableSchema table(String name, List<Integer> key, String... columns) {
        TableName table = new TableName("shop", name);
        return new TableSchema(
                table,
                Stream.of(columns)
                        .map(column -> column.split(" "))
                        .map(words -> column(table, words[0], words[1]))
                        .toList(),
                key);
    }

    private static ColumnDefinition column(TableName table, String name, String type) {
        return new DeclaredColumn(name, type, null, null, null, true, false, List.of()).in(table, "utf8mb4");
    }

    private Path store() {
        return folder.resolve("shop.awb");
    }

    private MaskingOffer offer(MaskingPolicy there) {
        return new MaskingOffer(
                new OfferedColumns(there, (_, _) -> Optional.empty()).lines(TABLES),
                TABLES.size(),
                false,
                PolicyPlace.beside(store()),
                there.masksAnything() ? Standing.THERE : Standing.NONE,
                List.of());
    }

    private MaskingOffer offer() {
        return offer(MaskingPolicy.KEEP_EVERYTHING);
    }

    private static String kept(PolicyWriting.Written written, TableSchema table, String column, String value) {
        AtRest mask = new Masker(PolicyFile.load(written.file().orElseThrow())).atRest("source");
        mask.check(table);
        return mask.value(table, table.indexOf(column), ColumnValue.Text.of(value))
                .text();
    }

    @Test
    void whatIsProposedIsMaskedAsItSaysAndNothingElse() {
        MaskingOffer offer = offer();

        PolicyWriting.Written written = writing.write(offer, store(), offer.proposals(), Elsewhere.MASKED, "");

        assertThat(written.file()).contains(folder.resolve("shop.awb-masking.yaml"));
        assertThat(offer.in(State.PROPOSED))
                .extracting(line -> line.name() + " " + line.mode())
                .containsExactly(
                        "shop.users.email pseudonym",
                        "shop.users.phone sealed",
                        "shop.users.password_hash drop",
                        "shop.log.phone partial",
                        "shop.sessions.session_id pseudonym");
        assertThat(kept(written, USERS, "email", "ada@example.com")).startsWith("p_");
        assertThat(kept(written, USERS, "phone", "+49 30 901820")).startsWith("sealed #");
        assertThat(kept(written, USERS, "password_hash", "x")).isEqualTo("(dropped)");
        assertThat(kept(written, LOG, "phone", "+49 30 901820")).isEqualTo("+49 ** ****20");
        assertThat(kept(written, SESSIONS, "session_id", "s-1")).startsWith("p_");
        // a rule for kinds would mask these by their names
        assertThat(kept(written, USERS, "password_changed_at", "2026-11-28")).isEqualTo("2026-11-28");
        assertThat(kept(written, USERS, "tokenizer", "words")).isEqualTo("words");
        assertThat(kept(written, USERS, "note", "plain")).isEqualTo("plain");
        assertThat(kept(written, USERS, "note", "write to ada@example.com")).startsWith("p_");
    }

    @Test
    void whatIsSwitchedOffIsKeptAlsoWhereShapesAreMasked() {
        MaskingOffer offer = offer();
        List<MaskChoice> choices = List.of(new MaskChoice("shop.users.note", "full"));

        PolicyWriting.Written written = writing.write(offer, store(), choices, Elsewhere.MASKED, "");

        assertThat(kept(written, USERS, "email", "ada@example.com")).isEqualTo("ada@example.com");
        assertThat(kept(written, USERS, "note", "plain")).isEqualTo("••••");
        assertThat(kept(written, LOG, "message", "ada@example.com")).startsWith("p_");
    }

    @Test
    void modesAreThoseThatTheRowsAllow() {
        MaskingOffer offer = offer();

        assertThat(offer.lines().stream()
                        .filter(line -> line.column().equals("session_id")
                                || line.name().equals("shop.log.phone"))
                        .map(line -> line.ways().ways().stream()
                                .map(MaskWays.Way::mode)
                                .toList()))
                .containsExactly(List.of("pseudonym", "partial", "generalise", "full", "drop"), List.of("pseudonym"));
    }

    @Test
    void nothingChosenWritesNothing() {
        PolicyWriting.Written written = writing.write(offer(), store(), List.of(), Elsewhere.KEPT, "");

        assertThat(written).isEqualTo(new PolicyWriting.Written(Optional.empty(), ""));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keyIsMadeForItsOwnerAndNeverAnew() throws IOException {
        MaskingOffer offer = offer();
        PolicyWriting.Written first = writing.write(offer, store(), offer.proposals(), Elsewhere.MASKED, "");
        Path key = folder.resolve("shop.awb-masking.key");
        String secret = Files.readString(key);

        PolicyWriting.Written second = writing.write(
                offer, store(), List.of(new MaskChoice("shop.users.email", "pseudonym")), Elsewhere.KEPT, first.text());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(secret).matches("[0-9a-f]{64}\n");
        assertThat(Files.readString(key)).isEqualTo(secret);
        assertThat(second.text()).isNotEqualTo(first.text()).doesNotContain("phone");
        assertThat(Files.readString(first.file().orElseThrow())).isEqualTo(second.text());
    }

    @Test
    void policyOfSomebodyElseIsNotOverwritten() throws IOException {
        Path file = Files.writeString(PolicyPlace.beside(store()), "rules: []\n");

        assertThatThrownBy(() -> writing.write(offer(), store(), offer().proposals(), Elsewhere.MASKED, "other"))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("is there already");
        assertThat(Files.readString(file)).isEqualTo("rules: []\n");
    }

    @Test
    void policyThatIsThereCoversWhatItCoversAndGrowsByWhatIsAcceptedWithACopyBesideIt() throws IOException {
        String former = "# mine\nkey-file: k\nrules:\n    # the address\n    - {column: '*.email', mode: full}\n";
        Path file = Files.writeString(PolicyPlace.beside(store()), former);
        PolicyWriting.makeKey(folder.resolve("k"));
        MaskingOffer offer = offer(PolicyFile.load(file));

        PolicyWriting.Written written = writing.write(offer, store(), offer.proposals(), Elsewhere.MASKED, "");

        assertThat(offer.in(State.COVERED))
                .extracting(line -> line.name() + " " + line.mode() + " " + line.why())
                .containsExactly("shop.users.email full *.email");
        assertThat(written.text())
                .startsWith(former)
                .contains("    - {column: shop.users.phone, mode: sealed} # phone number\n")
                .doesNotContain("shop.users.email");
        assertThat(kept(written, USERS, "email", "ada@example.com")).isEqualTo("••••");
        assertThat(Files.readString(folder.resolve("shop.awb-masking.yaml.before-20261128-200000")))
                .isEqualTo(former);
    }

    @Test
    void policyThatLeavesNoPlaceIsLeftAloneAndTheLinesAreNamed() throws IOException {
        String former = "{key-file: k, rules: [{column: '*.email', mode: full}]}\n";
        Path file = Files.writeString(PolicyPlace.beside(store()), former);
        PolicyWriting.makeKey(folder.resolve("k"));
        MaskingOffer offer = offer(PolicyFile.load(file));

        assertThatThrownBy(() -> writing.write(
                        offer, store(), List.of(new MaskChoice("shop.users.phone", "sealed")), Elsewhere.MASKED, ""))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        refused -> assertThat(refused.nextStep())
                                .isEqualTo(
                                        "Add these rules by hand, and look again: - {column: shop.users.phone, mode: sealed}"
                                                + " # phone number"));
        assertThat(Files.readString(file)).isEqualTo(former);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("k", "shop.awb-masking.yaml");
    }

    @Test
    void namesOfColumnsBecomeNothingElseInThePolicy() {
        TableName table = new TableName("my shop", "a.b");
        TableSchema odd = new TableSchema(
                table,
                List.of(
                        column(table, "id", "int"),
                        column(table, "e mail\n- {kind: card, mode: keep}", "varchar"),
                        column(table, "it's\"the email", "varchar")),
                List.of(0));
        MaskingOffer offer = new MaskingOffer(
                new OfferedColumns(MaskingPolicy.KEEP_EVERYTHING, (_, _) -> Optional.empty()).lines(List.of(odd)),
                1,
                false,
                PolicyPlace.beside(store()),
                Standing.NONE,
                List.of());
        List<MaskChoice> all =
                offer.lines().stream().skip(1).map(MaskingOffer.Line::proposed).toList();

        PolicyWriting.Written written = writing.write(offer, store(), all, Elsewhere.KEPT, "");

        MaskingPolicy policy = PolicyFile.load(written.file().orElseThrow());
        assertThat(policy.rules()).hasSize(2);
        for (ColumnDefinition column : odd.columns().subList(1, 3)) {
            assertThat(policy.ruleFor(table, column.name())).as(column.name()).isPresent();
        }
    }
}
