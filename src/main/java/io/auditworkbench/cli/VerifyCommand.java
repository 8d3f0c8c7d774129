package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.evidence.BundleCheck;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Proves that a store is what was signed, or names what is not.
@Recorded(AuditAction.Kind.VERIFY)
@Command(
        name = "verify",
        description = "Hash everything anew, hold it against every signed checkpoint, and say how far that proves it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  audit-workbench verify                           is the store what was signed?",
            "  audit-workbench verify --since-last              what came since I last asked?",
            "  audit-workbench verify --against /mnt/usb/log    and what was anchored there?",
            "  audit-workbench verify -o json                   for a script; exit 5 when something is altered"
        })
public final class VerifyCommand implements Callable<Integer>, NamesStore {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<StoreVerification> verification;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STORE|BUNDLE",
            description = "The store or the evidence bundle to verify; without it the store of --store.")
    private @Nullable Path named;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Also hold it against the checkpoints in this file; can be given again.")
    private List<Path> against = List.of();

    @Option(
            names = "--since-last",
            description = "Hash only what came after the last verification on this computer; for every day.")
    private boolean sinceLast;

    @Option(
            names = "--tsa-ca",
            paramLabel = "FILE",
            description = "Certificates, PEM or DER, to which those of time-stamp authorities must lead.")
    private @Nullable Path stampAuthorities;

    public VerifyCommand(
            Output output, UnaryOperator<@Nullable Path> storePath, Supplier<StoreVerification> verification) {
        this.output = output;
        this.storePath = storePath;
        this.verification = verification;
    }

    @Override
    public @Nullable Path namedStore() {
        return named;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        if (named != null && BundleCheck.isBundle(named)) {
            return bundle(BundleCheck.verify(named), format).number();
        }
        Path file = storePath.apply(named != null ? named : output.options().store());
        StoreVerification verifying = verification.get().trusting(stampAuthorities);
        Verification found = sinceLast
                ? verifying.verifySinceLast(file, against, this::told)
                : verifying.verify(file, against, this::told);
        if (sinceLast && found.since() == null && found.origin() != null && found.isIntact()) {
            output.note("Nothing is known of an earlier verification on this computer: everything was hashed.");
        }
        if (format == OutputFormat.TABLE) {
            text(found);
        } else {
            output.document(
                    format,
                    "auditctl.verify/1",
                    new Ending(found.store(), "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                    List.of(json(found)));
        }
        return (found.isIntact() ? ExitCode.DONE : ExitCode.INTEGRITY).number();
    }

    private ExitCode bundle(BundleCheck.Result result, OutputFormat format) {
        switch (result) {
            case BundleCheck.Result.Intact intact
            when format == OutputFormat.TABLE ->
                output.line("INTACT  " + Quantity.of(intact.events(), "event") + " in "
                        + Quantity.of(intact.transactions(), "transaction") + " of " + intact.log() + ", first key "
                        + intact.fingerprint() + ", as of "
                        + TimeText.people(intact.signedAt()) + " UTC"
                        + (intact.manifest() == BundleCheck.Manifest.SIGNED
                                ? ""
                                : "; the bundle itself is not signed"));
            case BundleCheck.Result.Intact intact ->
                document(
                        format,
                        Trees.map(
                                "verdict", "intact",
                                "what", null,
                                "log", intact.log(),
                                "subject", intact.subject(),
                                "events", intact.events(),
                                "transactions", intact.transactions(),
                                "first_key", intact.fingerprint(),
                                "signed_at", TimeText.data(intact.signedAt()),
                                "manifest_signed", intact.manifest() == BundleCheck.Manifest.SIGNED));
            case BundleCheck.Result.Altered altered
            when format == OutputFormat.TABLE -> output.line("ALTERED  " + altered.what() + ".");
            case BundleCheck.Result.Altered altered ->
                document(
                        format,
                        Trees.map(
                                "verdict", "altered",
                                "what", altered.what(),
                                "log", null,
                                "subject", null,
                                "events", null,
                                "transactions", null,
                                "first_key", null,
                                "signed_at", null,
                                "manifest_signed", null));
        }
        return result instanceof BundleCheck.Result.Intact ? ExitCode.DONE : ExitCode.INTEGRITY;
    }

    private void document(OutputFormat format, Map<String, @Nullable Object> found) {
        output.document(
                format,
                "auditctl.verify.bundle/1",
                new Ending("", "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                List.of(found));
    }

    private void told(long events) {
        if (output.terminal().errIsScreen()) {
            output.note(Quantity.of(events) + " events hashed");
        }
    }

    private void text(Verification found) {
        output.line(verdict(found));
        for (Verification.Problem problem : found.problems()) {
            output.line("  " + problem.place() + ": " + problem.what());
        }
        if (found.problemCount() > found.problems().size()) {
            output.line("  and "
                    + Quantity.of(found.problemCount() - found.problems().size()) + " more");
        }
        output.line("");
        Page page = new Page(output);
        page.line(
                "hashed",
                Quantity.of(found.events(), "event") + " in " + Quantity.of(hashed(found), "transaction") + ", "
                        + Quantity.of(found.records(), "record")
                        + (found.pruned().isEmpty()
                                ? ""
                                : "; of " + Quantity.of(found.prunedTransactions(), "pruned transaction")
                                        + " the kept hashes"));
        page.line("log", found.origin() == null ? "not signed" : found.origin());
        page.line("first key", found.fingerprint() == null ? "" : found.fingerprint());
        page.line(
                "signed",
                found.signedAt() == null
                        ? ""
                        : "last at " + TimeText.people(found.signedAt()) + " UTC; "
                                + Quantity.of(found.checkpoints(), "checkpoint") + ", "
                                + Quantity.of(found.keys(), "key"));
        found.heldAgainst()
                .forEach(held -> page.line(
                        "held against",
                        held.from() + ": " + Quantity.of(held.transactions(), "transaction") + " at "
                                + TimeText.people(held.signedAt()) + " UTC" + stamped(held.stamp())));
        found.limits().forEach(limit -> page.line("not shown", limit));
    }

    private static String stamped(Verification.@Nullable Stamp stamp) {
        if (stamp == null) {
            return "";
        }
        return ", stamped at " + TimeText.people(stamp.at()) + " UTC by " + stamp.authority()
                + (stamp.trustedBy() == null
                        ? ", whose issuer was not checked"
                        : ", whose certificate leads to one in " + stamp.trustedBy());
    }

    private static @Nullable Map<String, @Nullable Object> json(Verification.@Nullable Stamp stamp) {
        return stamp == null
                ? null
                : Trees.map(
                        "at", TimeText.data(stamp.at()),
                        "authority", stamp.authority(),
                        "trusted_by", stamp.trustedBy());
    }

    private static long hashed(Verification found) {
        long before = found.since() == null ? 0 : found.since().transactions();
        return found.transactions() - Math.max(before, found.prunedTransactions());
    }

    private static Map<String, @Nullable Object> json(Verification.Pruned pruned) {
        return Trees.map(
                "at", TimeText.data(pruned.at()),
                "by", pruned.by(),
                "keep", pruned.keep(),
                "transactions", pruned.transactions(),
                "events", pruned.events(),
                "until", TimeText.data(pruned.until()));
    }

    private static String verdict(Verification found) {
        return found.isIntact()
                ? "INTACT  "
                        + (found.since() == null
                                ? ""
                                : "since the verification of "
                                        + TimeText.people(found.since().at()) + " UTC.  ")
                        + found.level().name() + ": " + found.level().meaning() + "."
                : "ALTERED  " + Quantity.of(found.problemCount(), "thing")
                        + (found.problemCount() == 1 ? " is" : " are") + " not as sealed.";
    }

    private static Map<String, @Nullable Object> json(Verification found) {
        return Trees.map(
                "verdict", found.isIntact() ? "intact" : "altered",
                "level", found.level().name(),
                "meaning", found.level().meaning(),
                "events", found.events(),
                "transactions", found.transactions(),
                "records", found.records(),
                "log", found.origin(),
                "first_key", found.fingerprint(),
                "keys", found.keys(),
                "checkpoints", found.checkpoints(),
                "signed_at", TimeText.data(found.signedAt()),
                "unsigned_transactions", found.unsigned(),
                "open_gaps", found.openGaps(),
                "held_against",
                        found.heldAgainst().stream()
                                .map(held -> Trees.map(
                                        "from", held.from(),
                                        "transactions", held.transactions(),
                                        "signed_at", TimeText.data(held.signedAt()),
                                        "stamp", json(held.stamp())))
                                .toList(),
                "since",
                        found.since() == null
                                ? null
                                : Trees.map(
                                        "verified_at",
                                        TimeText.data(found.since().at()),
                                        "transactions",
                                        found.since().transactions()),
                "pruned", found.pruned().stream().map(VerifyCommand::json).toList(),
                "problem_count", found.problemCount(),
                "problems",
                        found.problems().stream()
                                .map(problem -> Trees.map(
                                        "kind", problem.kind(), "place", problem.place(), "what", problem.what()))
                                .toList(),
                "not_shown", found.limits());
    }
}
