package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.ProgramProcess;
import io.auditworkbench.testing.Python;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.casework.PinnedCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J7, someone else verifies: they get `evidence-C1.zip`, read the page in it with nothing installed, verify it by the
/// Python file in it, and where our program is installed, by `verify`, which answers in one line. Nothing of the sender
/// is there: no store, no key, no settings, no variable of the environment but the search path.
class JourneySomeoneElseVerifiesTest {

    @TempDir
    private Path folder;

    private record Ran(int code, String said) {}

    @Test
    void whoGetsABundleReadsItAndVerifiesItWithNothingOfTheSender() throws Exception {
        Path home = Files.createDirectory(folder.resolve("their-home"));
        Path received = Files.copy(sent(), home.resolve("evidence-C1.zip"));

        // read without any program
        assertThat(entry(received, "index.html"))
                .contains("Who approved it?", "DEMO DATA", "E6189", "frank.weber", "What it does not show")
                .contains("python3 verify.py")
                .doesNotContain("<script", "<link", "<img", "src=", "url(");

        // verified by what is in it
        Path verifier = Files.writeString(home.resolve("verify.py"), entry(received, "verify.py"));
        assertThat(python(home, verifier, received).said()).startsWith("INTACT: 1 events in 1 transactions");
        Files.delete(verifier);

        // verified by our program, in one line, and nothing is left but that it was
        Ran intact = ours(home, received);
        assertThat(intact.code()).as(intact.said()).isZero();
        assertThat(intact.said().lines())
                .singleElement()
                .asString()
                .matches("INTACT {2}1 event in 1 transaction of audit-workbench/[0-9a-f]{16},"
                        + " first key [0-9a-f]{4}.*, as of 20[0-9-]{8} [0-9:.]+ UTC");
        Path ownAudit = home.resolve(".local/state/audit-workbench/selfaudit");
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile).filter(file -> !file.startsWith(ownAudit)))
                    .containsExactly(received);
        }

        // one byte of the events
        Path changed = flipped(received, home.resolve("changed.zip"));
        Ran altered = ours(home, changed);
        assertThat(altered.code()).as(altered.said()).isEqualTo(5);
        assertThat(altered.said().lines()).singleElement().asString().startsWith("ALTERED  ");
        Files.writeString(verifier, entry(received, "verify.py"));
        Ran alsoAltered = python(home, verifier, changed);
        assertThat(alsoAltered.code()).as(alsoAltered.said()).isEqualTo(5);
        assertThat(alsoAltered.said()).startsWith("NOT INTACT: ");
    }

    /// A case about the refund of the demo, as the sender makes it.
    private Path sent() {
        Path state = folder.resolve("sender/state");
        CommandRun.Setting sender = new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.resolve("sender/data").toString())
                .with("XDG_STATE_HOME", state.toString());
        assertThat(sender.run("demo").exitCode()).isZero();
        Path store = folder.resolve("sender/data/audit-workbench/demo/demo.awb");
        CaseFile cases =
                new CaseFile(StoreOpener.signing(Clock.systemUTC(), new LogKeeper(state.resolve("audit-workbench"))));
        String id = cases.begin(store, "Who approved it?", "alice");
        try (StoreReading reading = StoreReading.of(
                Store.openForReading(store), new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC())) {
            cases.pin(store, id, PinnedCopy.of(reading, "E6189"), "its requester", "alice");
        }
        Path bundle = folder.resolve("evidence-C1.zip");
        CommandRun made = sender.run("bundle", id, "--store", store.toString(), "--to", bundle.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        return bundle;
    }

    private Ran ours(Path home, Path bundle) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ProgramProcess.java("-XX:TieredStopAtLevel=1", "-Duser.home=" + home));
        command.addAll(List.of("io.auditworkbench.Main", "verify", bundle.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        return run(home, builder);
    }

    private Ran python(Path home, Path verifier, Path bundle) throws IOException, InterruptedException {
        return run(home, Python.process("-I", "-B", verifier.toString(), bundle.toString()));
    }

    private Ran run(Path home, ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.directory(home.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private static String entry(Path bundle, String name) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// One bit of one byte in the middle of what is packed of the events.
    private static Path flipped(Path bundle, Path target) throws IOException {
        byte[] bytes = Files.readAllBytes(bundle);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int events = text.indexOf("events.ndjson") + "events.ndjson".length();
        int next = text.indexOf("PK", events);
        assertThat(next).isGreaterThan(events + 100);
        bytes[(events + next) / 2] ^= 1;
        return Files.write(target, bytes);
    }
}
