package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.StampAuthority;
import io.auditworkbench.testing.StampAuthority.Purpose;
import io.auditworkbench.workbench.evidence.Anchors;
import io.auditworkbench.workbench.evidence.TrustLevel;
import io.auditworkbench.workbench.evidence.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Time stamps over checkpoints, by an authority of the test's own.
class TimeStampTest {

    private static final Instant BEGIN = Instant.parse("2026-11-28T02:00:00.123456Z");
    private static final Instant STAMPED = Instant.parse("2026-11-28T02:05:00Z");
    private static final Instant AFTER_ITS_END = Instant.parse("2027-02-01T00:00:00Z");

    @TempDir
    Path folder;

    private final StampAuthority authority = new StampAuthority("Stamps", Purpose.TIME_STAMPS);
    private AttackedStore store;
    private LogKeeper keeper;
    private Anchors anchors;
    private Path token;

    @BeforeEach
    void write() throws IOException, SQLException {
        store = new AttackedStore(folder.resolve("store"), AttackedStore.Signing.SIGNED, BEGIN);
        keeper = new LogKeeper(folder.resolve("store/live/state"));
        anchors = new Anchors(keeper);
        token = folder.resolve("stamp.tsr");
    }

    private byte[] request() throws IOException {
        Path request = folder.resolve("stamp.tsq");
        anchors.timeStampRequest(store.file(), request);
        return Files.readAllBytes(request);
    }

    private void taken() throws IOException {
        Files.write(token, authority.answer(request(), STAMPED));
        anchors.timeStamp(store.file(), token, null);
    }

    private void refuses(byte[] answer, String why) throws IOException {
        Files.write(token, answer);
        assertThatThrownBy(() -> anchors.timeStamp(store.file(), token, null))
                .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_INPUT);
                    assertThat(refused.happened()).contains(why);
                });
        assertThat(keeper.anchors(store.file())).isEmpty();
        assertThat(folder.resolve("stamp.tsr.note")).doesNotExist();
    }

    @Test
    void theRequestAsksForTheNoteAndTheCertificate() throws Exception {
        TimeStampRequest read = new TimeStampRequest(request());
        assertThat(read.getMessageImprintAlgOID()).isEqualTo(TSPAlgorithms.SHA256);
        assertThat(read.getMessageImprintDigest())
                .isEqualTo(new LeafHasher().statement(anchors.checkpoint(store.file())));
        assertThat(read.getCertReq()).isTrue();
        assertThat(read.getNonce()).isNotNull();
    }

    @Test
    void aStampIsAnAnchorAndSaysWhoseItIs() throws IOException {
        taken();
        Verification found = store.whereItIsWritten();
        assertThat(found.level()).isEqualTo(TrustLevel.L4);
        assertThat(found.heldAgainst().getLast())
                .isEqualTo(new Verification.Held(
                        token.toString(),
                        AttackedStore.ALL,
                        BEGIN,
                        new Verification.Stamp(STAMPED, "CN=Stamps", null)));
        assertThat(found.limits())
                .anySatisfy(limit -> assertThat(limit).contains("CN=Stamps").contains("--tsa-ca"));
    }

    @Test
    void aStampIsFollowedToTrustedCertificatesWhereTheyAreGiven() throws IOException {
        Files.write(token, authority.answer(request(), STAMPED));
        Path trusted = authority.writeRoot(folder.resolve("ca.pem"));
        assertThat(anchors.timeStamp(store.file(), token, trusted).trustedBy()).isEqualTo(trusted.toString());
        Verification found = store.against(token, trusted);
        assertThat(found.level()).isEqualTo(TrustLevel.L4);
        assertThat(found.limits()).noneSatisfy(limit -> assertThat(limit).contains("--tsa-ca"));

        Path others = new StampAuthority("Stamps", Purpose.TIME_STAMPS).writeRoot(folder.resolve("others.pem"));
        Verification foreign = store.against(token, others);
        assertThat(foreign.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo("signature"))
                .satisfies(problem -> assertThat(problem.what()).contains("does not lead to any"));
    }

    @Test
    void aStoreRewrittenWithItsKeyIsAlteredAtL4() throws IOException {
        taken();
        store.allAsItWasEarly();
        store.writeOn(AttackedStore.EARLY + 1, AttackedStore.ALL, "rewritten");
        assertThat(store.against(token).problems())
                .extracting(Verification.Problem::kind)
                .containsOnly("log");
        assertThat(store.byItself().level()).isEqualTo(TrustLevel.L2);
    }

    @Test
    void withoutTheNoteBesideItTheStampStillShowsTheRewriting() throws IOException {
        taken();
        Files.delete(folder.resolve("stamp.tsr.note"));
        assertThat(store.against(token).level()).isEqualTo(TrustLevel.L4);
        store.allAsItWasEarly();
        store.writeOn(AttackedStore.EARLY + 1, AttackedStore.ALL, "rewritten");
        assertThat(store.against(token).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo("log"))
                .satisfies(problem -> assertThat(problem.what()).contains("does not have"));
    }

    @Test
    void noAlteredByteGivesAnotherTime() throws IOException {
        taken();
        byte[] good = Files.readAllBytes(token);
        int other = 0;
        for (int at = 0; at < good.length; at += 11) {
            byte[] altered = good.clone();
            altered[at] ^= 1;
            Files.write(token, altered);
            other += isSame() ? 0 : 1;
        }
        // What is not signed, such as the status' text or the other certificate, may differ; the time may never.
        assertThat(other).isZero();
    }

    /// Whether the altered token is refused, or says what the good one said.
    private boolean isSame() {
        try {
            Verification.Stamp stamp = anchors.timeStamp(store.file(), token, null);
            return stamp.at().equals(STAMPED);
        } catch (WorkbenchException refused) {
            return refused.code() == ErrorCode.BAD_INPUT;
        }
    }

    @Test
    void refusesWhatIsNoGoodStampOfThisLog() throws Exception {
        byte[] request = request();
        byte[] good = authority.answer(request, STAMPED);
        refuses(authority.refusal(request), "did not grant");
        refuses(new StampAuthority("Cook", Purpose.TIME_STAMPS).answer(otherRequest(), STAMPED), "does not have");
        refuses(authority.answer(request, AFTER_ITS_END), "not valid at the time");
        refuses("this is no time stamp".getBytes(StandardCharsets.UTF_8), "no answer");
        refuses(new byte[0], "no answer");
        refuses(new byte[1 << 20], "larger");
        byte[] cut = Arrays.copyOf(good, good.length - 10);
        refuses(cut, "no answer");
        byte[] altered = good.clone();
        altered[altered.length - 5] ^= 1;
        refuses(altered, "signature");
    }

    @Test
    void refusesACertificateThatIsNotForTimeStamps() throws IOException {
        StampAuthority anybody = new StampAuthority("Anybody", Purpose.NOTHING);
        refuses(anybody.answer(request(), STAMPED), "not one for time stamps");
    }

    private byte[] otherRequest() throws IOException, SQLException {
        AttackedStore other =
                new AttackedStore(folder.resolve("other"), AttackedStore.Signing.SIGNED, BEGIN.plusSeconds(1));
        Path request = folder.resolve("other.tsq");
        anchors.timeStampRequest(other.file(), request);
        return Files.readAllBytes(request);
    }

    /// Made by `openssl ts` over a checkpoint of another log.
    @Test
    void readsWhatOpensslMade() throws IOException {
        Files.copy(Path.of("src/test/resources/timestamp/openssl.tsr"), token);
        Files.copy(Path.of("src/test/resources/timestamp/openssl.tsr.note"), folder.resolve("stamp.tsr.note"));
        Path trusted = Path.of("src/test/resources/timestamp/openssl-ca.pem");
        Verification found = store.against(token, trusted);
        assertThat(found.problems())
                .extracting(
                        Verification.Problem::kind, problem -> problem.what().startsWith("It is of another log"))
                .containsExactly(tuple("replaced", true));
    }
}
