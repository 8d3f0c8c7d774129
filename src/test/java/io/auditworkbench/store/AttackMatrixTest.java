package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.KeyCertificate;
import io.auditworkbench.integrity.SigningKey;
import io.auditworkbench.workbench.evidence.TrustLevel;
import io.auditworkbench.workbench.evidence.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every attack on a store, and at which level of trust it is seen; where it is not seen, no more than that level is
/// claimed, and the limits that are printed say that this could be. The table stands in docs/evidence.md.
class AttackMatrixTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T02:00:00.123456Z");
    private static final Path PAGE = Path.of("docs/evidence.md");
    private static final String FIRST_LINE = "<!-- AttackMatrixTest writes this table -->\n";
    private static final String LAST_LINE = "<!-- end of the table -->\n";
    private static final String NOTHING_TO_ATTACK = "–";
    private static final String NOT_SEEN = "not seen";

    private static final String NEVER_LOGGED = "It does not show that MySQL logged everything";
    private static final Map<TrustLevel, String> COULD_STILL_BE = new EnumMap<>(Map.of(
            TrustLevel.L1,
            "whoever can write the file can write another history",
            TrustLevel.L2,
            "a file that was put back from a copy, or replaced as a whole",
            TrustLevel.L3,
            "whoever has the account that writes it can have rewritten everything",
            TrustLevel.L4,
            "not even the account that writes it can have rewritten anything unseen; after it, it can"));

    @TempDir
    Path folder;

    /// What somebody does to a store.
    @FunctionalInterface
    private interface Doing {
        void to(AttackedStore store) throws IOException, SQLException;
    }

    /// What is done, and from which level on it is seen as which kind of problem; `from` is `NONE` when it never is.
    private record Attack(String name, Target target, TrustLevel from, String kind, Doing doing) {

        String at(TrustLevel level) {
            return from != TrustLevel.NONE && level.compareTo(from) >= 0 ? kind : NOT_SEEN;
        }
    }

    private enum Target {
        ANY_STORE,
        SIGNED_STORE
    }

    private static Attack seen(String name, TrustLevel from, String kind, Doing doing) {
        return new Attack(name, Target.ANY_STORE, from, kind, doing);
    }

    private static Attack ofSigned(String name, TrustLevel from, String kind, Doing doing) {
        return new Attack(name, Target.SIGNED_STORE, from, kind, doing);
    }

    private static Attack neverSeen(String name, Doing doing) {
        return new Attack(name, Target.ANY_STORE, TrustLevel.NONE, "", doing);
    }

    private static final List<Attack> ATTACKS = List.of(
            seen("an event edited", TrustLevel.L1, "event", sql(StoreAttacks.EDIT)),
            seen("an event edited and hashed anew", TrustLevel.L2, "log", AttackMatrixTest::editAndHash),
            seen("an event deleted", TrustLevel.L1, "transaction", sql(StoreAttacks.DELETE_AN_EVENT)),
            seen("an event put in", TrustLevel.L1, "event", sql(StoreAttacks.insertAnEvent(AttackedStore.ALL))),
            seen(
                    "two events swapped between transactions",
                    TrustLevel.L1,
                    "transaction",
                    sql(StoreAttacks.SWAP_TWO_EVENTS)),
            seen(
                    "an event moved to another transaction",
                    TrustLevel.L1,
                    "transaction",
                    sql(StoreAttacks.MOVE_AN_EVENT)),
            seen("two transactions in another order", TrustLevel.L2, "log", AttackMatrixTest::reorder),
            seen("the tail cut, with its checkpoints", TrustLevel.L3, "rolled-back", AttackMatrixTest::cutTheTail),
            seen("`-wal` deleted", TrustLevel.L3, "rolled-back", AttackMatrixTest::deleteTheLog),
            seen("a byte of `-wal` flipped", TrustLevel.L3, "rolled-back", AttackMatrixTest::flipInTheLog),
            seen("the file put back from a copy", TrustLevel.L3, "rolled-back", AttackedStore::fileAsItWasEarly),
            seen(
                    "another store in its place, signed by somebody else",
                    TrustLevel.L3,
                    "replaced",
                    store -> store.replaceBy("other")),
            ofSigned("all checkpoints deleted", TrustLevel.L3, "replaced", AttackMatrixTest::deleteCheckpoints),
            ofSigned(
                    "the key exchanged, all signed anew with it",
                    TrustLevel.L3,
                    "signature",
                    AttackMatrixTest::swapTheKey),
            seen("an index that leaves a row out", TrustLevel.L1, "file", AttackMatrixTest::holeInAnIndex),
            seen("a trigger of one's own", TrustLevel.L1, "schema", sql(StoreAttacks.OWN_TRIGGER)),
            seen("a row put into another table of evidence", TrustLevel.L1, "record", sql(StoreAttacks.PUT_IN_A_ROW)),
            neverSeen("what a crash left unsigned cut off", AttackMatrixTest::cutTheUnsigned),
            neverSeen("the index of words emptied", sql(List.of("delete from word_run"))),
            seen("rewritten by its own account, with its key", TrustLevel.L4, "log", AttackMatrixTest::rewrite),
            seen("one store for each of two auditors", TrustLevel.L4, "log", AttackMatrixTest::fork),
            neverSeen("rewritten by its own account, after the last anchor", AttackMatrixTest::rewriteTheEnd),
            neverSeen("never captured", AttackMatrixTest::neverCaptured));

    private static Doing sql(List<String> statements) {
        return store -> StoreAttacks.run(store.file(), statements);
    }

    private static void editAndHash(AttackedStore store) throws SQLException {
        Shop.Sealed other = AttackedStore.transaction(4, "edited");
        HashedEvent event = other.events().get(1);
        StoreAttacks.run(
                store.file(),
                List.of(
                        "update change_event set body = " + hex(event.body()) + ", leaf = " + hex(event.leaf())
                                + " where seq = 8",
                        "update source_tx set leaf = " + hex(other.leaf()) + " where tx_id = 4"));
    }

    private static String hex(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    /// Whole transactions: each is as it was sealed, only their order is another one.
    private static void reorder(AttackedStore store) throws SQLException {
        StoreAttacks.run(
                store.file(),
                List.of(
                        "update change_event set seq = -seq where seq between 7 and 10",
                        "update change_event set seq = case when seq > -9 then -seq + 2 else -seq - 2 end where seq < 0",
                        "update source_tx set tx_id = -4, first_seq = -9 where tx_id = 4",
                        "update source_tx set tx_id = 4, first_seq = 7 where tx_id = 5",
                        "update source_tx set tx_id = 5, first_seq = 9 where tx_id = -4"));
    }

    private static void cutTheTail(AttackedStore store) throws SQLException {
        List<String> statements = new ArrayList<>(StoreAttacks.cutAfter(AttackedStore.EARLY));
        statements.add("delete from checkpoint where size > " + AttackedStore.EARLY);
        StoreAttacks.runUnguarded(store.file(), statements);
    }

    private static void deleteTheLog(AttackedStore store) throws IOException {
        Files.delete(store.writeAheadLog());
    }

    private static void cutTheUnsigned(AttackedStore store) throws IOException {
        store.allAsBeforeItWasSigned();
        store.anchoredEarlyOnly();
        deleteTheLog(store);
    }

    /// In the first page that the log holds: SQLite takes nothing of it then.
    private static void flipInTheLog(AttackedStore store) throws IOException {
        byte[] bytes = Files.readAllBytes(store.writeAheadLog());
        bytes[32 + 24 + 100] ^= 1;
        Files.write(store.writeAheadLog(), bytes);
    }

    private static void deleteCheckpoints(AttackedStore store) throws SQLException {
        StoreAttacks.runUnguarded(store.file(), List.of("delete from checkpoint", "delete from log_key"));
    }

    private static void swapTheKey(AttackedStore store) throws SQLException {
        var newest = store.newestCheckpoint();
        SigningKey own = SigningKey.generate(newest.origin());
        String certificate = own.sign(
                        new KeyCertificate(newest.origin(), 1, own.verifying(), AttackedStore.EARLY).text())
                .format();
        StoreAttacks.runUnguarded(
                store.file(),
                List.of(
                        "update log_key set public_key = " + hex(own.verifying().bytes()) + ", certificate = '"
                                + certificate + "'",
                        "delete from checkpoint where size < " + AttackedStore.ALL,
                        "update checkpoint set note = '"
                                + own.sign(newest.text()).format() + "'"));
    }

    /// What is asked for by that index is not there any more, and the index is declared as before.
    private static void holeInAnIndex(AttackedStore store) throws SQLException {
        StoreAttacks.run(
                store.file(),
                List.of(
                        "drop index tx_first_seq",
                        "create index tx_first_seq on source_tx(first_seq) where tx_id <> 9",
                        "pragma writable_schema = on",
                        "update sqlite_schema set sql = 'CREATE INDEX tx_first_seq on source_tx(first_seq)'"
                                + " where name = 'tx_first_seq'",
                        "pragma writable_schema = off"));
    }

    private static void rewrite(AttackedStore store) throws IOException {
        store.allAsItWasEarly();
        store.writeOn(AttackedStore.EARLY + 1, AttackedStore.ALL, "rewritten");
    }

    /// The anchor is of what the first auditor saw; the second is shown what is verified.
    private static void fork(AttackedStore store) throws IOException {
        rewrite(store);
        store.anchoredNow();
        store.allAsItWasEarly();
        store.writeOn(AttackedStore.EARLY + 1, AttackedStore.ALL, "for the second");
    }

    private static void rewriteTheEnd(AttackedStore store) throws IOException {
        rewrite(store);
        store.anchoredEarlyOnly();
    }

    private static void neverCaptured(AttackedStore store) throws IOException {
        store.allAsItWasEarly();
        store.writeOn(AttackedStore.EARLY + 2, AttackedStore.ALL, "first");
        store.anchoredNow();
    }

    @Test
    void everyAttackIsSeenFromTheLevelOnThatIsPromised() throws Exception {
        AttackedStore unsigned = new AttackedStore(folder.resolve("unsigned"), AttackedStore.Signing.UNSIGNED, BEGIN);
        AttackedStore signed = new AttackedStore(folder.resolve("signed"), AttackedStore.Signing.SIGNED, BEGIN);
        StringBuilder table = new StringBuilder("\n| what is done | L1 | L2 | L3 | L4 |\n|---|---|---|---|---|\n");
        int asExpected = 0;
        for (Attack attack : ATTACKS) {
            List<String> cells = new ArrayList<>();
            if (attack.target() == Target.SIGNED_STORE) {
                cells.add(NOTHING_TO_ATTACK);
            } else {
                attack(unsigned, attack);
                cells.add(cell(attack, TrustLevel.L1, unsigned.byItself()));
            }
            attack(signed, attack);
            cells.add(cell(attack, TrustLevel.L2, signed.byItself()));
            cells.add(cell(attack, TrustLevel.L3, signed.whereItIsWritten()));
            cells.add(cell(attack, TrustLevel.L4, signed.againstTheAnchor()));
            table.append("| " + attack.name() + " | " + String.join(" | ", cells) + " |\n");
            asExpected++;
        }
        table.append("\n");
        System.out.println("attacks: " + asExpected + " of " + ATTACKS.size() + " as expected" + table);
        onThePage(table.toString());
    }

    private static void attack(AttackedStore store, Attack attack) throws IOException, SQLException {
        store.asWritten();
        attack.doing().to(store);
    }

    /// Where it is not seen, no more is claimed than the level that does not promise to see it, with its limits.
    private static String cell(Attack attack, TrustLevel level, Verification told) {
        String expected = attack.at(level);
        List<String> kinds = told.problems().stream()
                .map(Verification.Problem::kind)
                .distinct()
                .toList();
        if (!expected.equals(NOT_SEEN)) {
            assertThat(told.level()).as(attack.name() + " at " + level).isEqualTo(TrustLevel.NONE);
            assertThat(kinds).as(attack.name() + " at " + level).contains(expected);
            return kinds.stream().map(kind -> "`" + kind + "`").collect(Collectors.joining(", "));
        }
        assertThat(told.problems()).as(attack.name() + " at " + level).isEmpty();
        TrustLevel claimed = told.level();
        assertThat(claimed).as(attack.name() + " at " + level).isBetween(TrustLevel.L1, level);
        assertThat(told.limits())
                .as(attack.name())
                .anySatisfy(limit -> assertThat(limit).contains(COULD_STILL_BE.get(claimed)));
        assertThat(told.limits())
                .as(attack.name())
                .anySatisfy(limit -> assertThat(limit).contains(NEVER_LOGGED));
        return claimed == level ? "not seen" : "not seen, only " + claimed + " is claimed";
    }

    private static void onThePage(String table) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(FIRST_LINE) + FIRST_LINE.length();
        int until = page.indexOf(LAST_LINE);
        if (Boolean.getBoolean("golden.update")) {
            page = page.substring(0, from) + table + page.substring(until);
            Files.writeString(PAGE, page);
            until = page.indexOf(LAST_LINE);
        }
        assertThat(page.substring(from, until)).isEqualTo(table);
    }
}
