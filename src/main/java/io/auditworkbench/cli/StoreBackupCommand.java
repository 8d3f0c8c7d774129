package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.upkeep.BackUpStore;
import io.auditworkbench.workbench.upkeep.BackupOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Copies a store to another place, and proves the copy before it gets its name.
@Recorded(AuditAction.Kind.EXPORT)
@Command(
        name = "backup",
        description = {
            "Copy the store and its self-audit to another place, also while a capture writes it.",
            "The copy is on the disk and verified before it gets its name; no file is ever replaced."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  audit-workbench store backup --to /mnt/backup          a file named after the store and the time",
            "  audit-workbench verify /mnt/backup/store-2026-11-28T020000Z.awb",
            "",
            "docs/backup.md says how to restore one."
        })
public final class StoreBackupCommand implements Callable<Integer> {

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<BackUpStore> backup;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "the new file to write, or a folder for it")
    private @Nullable Path to;

    public StoreBackupCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<BackUpStore> backup) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.backup = backup;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        BackupLine line = new BackupLine(output, interruption);
        BackupOutcome outcome = backup.get().backUp(store, Objects.requireNonNull(to), line);
        line.end();
        return switch (outcome) {
            case BackupOutcome.Made made -> {
                print(format, store, made);
                yield ExitCode.DONE.number();
            }
            case BackupOutcome.NotIntact(Verification found) -> {
                line.tellWhatIsWrong(found);
                yield ExitCode.INTEGRITY.number();
            }
            case BackupOutcome.Stopped() -> {
                output.warn("The backup was stopped; nothing was kept of it.");
                yield interruption.exitCode(ExitCode.INTERRUPTED);
            }
        };
    }

    private void print(OutputFormat format, Path store, BackupOutcome.Made made) {
        if (format == OutputFormat.TABLE) {
            text(made);
        } else {
            output.document(
                    format,
                    "auditctl.store.backup/1",
                    new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                    List.of(json(made)));
        }
        output.flush();
        output.handedOut().file(made.store().bytes(), made.store().sha256());
        made.audit().ifPresent(audit -> output.handedOut().file(audit.bytes(), audit.sha256()));
    }

    private void text(BackupOutcome.Made made) {
        Verification verified = made.verified();
        Page page = new Page(output);
        page.heading(
                made.store().file().toString(), Quantity.ofBytes(made.store().bytes()));
        page.line(
                "holds",
                Quantity.of(verified.events(), "event") + " in " + Quantity.of(verified.transactions(), "transaction"));
        page.line("signed", signed(verified));
        page.line("verified", verified.level().name() + ": " + verified.level().meaning());
        page.line("sha256", made.store().sha256());
        made.audit().ifPresent(audit -> {
            page.line("self-audit", audit.file() + ", " + Quantity.ofBytes(audit.bytes()));
            page.line("sha256", audit.sha256());
        });
    }

    private static String signed(Verification verified) {
        return verified.signedAt() == null
                ? "nothing is signed"
                : "last at " + TimeText.people(verified.signedAt()) + " UTC, "
                        + Quantity.of(verified.transactions() - verified.unsigned(), "transaction");
    }

    private static Map<String, @Nullable Object> json(BackupOutcome.Made made) {
        Verification verified = made.verified();
        return Trees.map(
                "file", made.store().file().toString(),
                "size_bytes", made.store().bytes(),
                "sha256", made.store().sha256(),
                "self_audit", made.audit().map(StoreBackupCommand::json).orElse(null),
                "events", verified.events(),
                "transactions", verified.transactions(),
                "level", verified.level().name(),
                "log", verified.origin(),
                "signed_at", TimeText.data(verified.signedAt()),
                "signed_transactions", verified.transactions() - verified.unsigned());
    }

    private static Map<String, @Nullable Object> json(BackupOutcome.Written file) {
        return Trees.map("file", file.file().toString(), "size_bytes", file.bytes(), "sha256", file.sha256());
    }
}
