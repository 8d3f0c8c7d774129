package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.upkeep.BackupOutcome;
import io.auditworkbench.workbench.upkeep.MigrateStore;
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

/// Brings a store to the version of this program, after a backup.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "migrate",
        description = {
            "Bring the store to the version of this program, after a backup.",
            "Whatever writes an older store does this by itself, without a backup: run this first, after an update."
        })
public final class StoreMigrateCommand implements Callable<Integer> {

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MigrateStore> migrating;

    @Option(
            names = "--backup-to",
            paramLabel = "FILE",
            description = "where the backup goes: a new file, or a folder (default: the store's own folder)")
    private @Nullable Path to;

    @Option(names = "--no-backup", description = "make none, because there is one")
    private boolean isBackedUp;

    @Option(names = "--dry-run", description = "only say from which version to which")
    private boolean isTrial;

    public StoreMigrateCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<MigrateStore> migrating) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.migrating = migrating;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        if (isBackedUp && to != null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "--backup-to and --no-backup contradict each other.",
                    "Leave one of them out.");
        }
        if (isTrial) {
            return tried(format, store, migrating.get().look(store));
        }
        BackupLine line = new BackupLine(output, interruption);
        MigrateStore.Outcome outcome = migrating.get().migrate(store, before(store), line);
        line.end();
        return switch (outcome) {
            case MigrateStore.Outcome.UpToDate(int version) -> upToDate(format, store, version);
            case MigrateStore.Outcome.Migrated migrated -> migrated(format, store, migrated);
            case MigrateStore.Outcome.NotBackedUp(BackupOutcome.NotIntact found) -> {
                line.tellWhatIsWrong(found.verified());
                output.warn("The store was not migrated.");
                yield ExitCode.INTEGRITY.number();
            }
            case MigrateStore.Outcome.NotBackedUp _ -> {
                output.warn("The backup was stopped; the store was not migrated.");
                yield interruption.exitCode(ExitCode.INTERRUPTED);
            }
        };
    }

    private MigrateStore.Before before(Path store) {
        if (isBackedUp) {
            return new MigrateStore.Before.Nothing();
        }
        return new MigrateStore.Before.Backup(
                to != null ? to : Objects.requireNonNull(store.toAbsolutePath().getParent()));
    }

    private int tried(OutputFormat format, Path store, MigrateStore.Versions versions) {
        if (versions.isUpToDate()) {
            return upToDate(format, store, versions.now());
        }
        if (format == OutputFormat.TABLE) {
            output.line("Store version " + versions.now() + " would become " + versions.wanted() + ".");
        } else {
            document(format, store, versions.now(), versions.wanted(), null);
        }
        return ExitCode.DONE.number();
    }

    private int upToDate(OutputFormat format, Path store, int version) {
        if (format == OutputFormat.TABLE) {
            output.line("There is nothing to do: the store is of version " + version + ", as this program writes it.");
        } else {
            document(format, store, version, version, null);
        }
        return ExitCode.DONE.number();
    }

    private int migrated(OutputFormat format, Path store, MigrateStore.Outcome.Migrated migrated) {
        BackupOutcome.@Nullable Made made = migrated.backup().orElse(null);
        if (format == OutputFormat.TABLE) {
            output.line("Store version " + migrated.from() + " became " + migrated.to() + ".");
            if (made != null) {
                Page page = new Page(output);
                page.line(
                        "backup",
                        made.store().file() + ", "
                                + Quantity.ofBytes(made.store().bytes()));
                page.line("sha256", made.store().sha256());
            }
        } else {
            document(format, store, migrated.from(), migrated.to(), made);
        }
        if (made != null) {
            output.flush();
            output.handedOut().file(made.store().bytes(), made.store().sha256());
            made.audit().ifPresent(audit -> output.handedOut().file(audit.bytes(), audit.sha256()));
        }
        return ExitCode.DONE.number();
    }

    private void document(OutputFormat format, Path store, int from, int to, BackupOutcome.@Nullable Made made) {
        output.document(
                format,
                "auditctl.store.migrate/1",
                new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                List.of(Trees.map(
                        "from_version",
                        from,
                        "to_version",
                        to,
                        "dry_run",
                        isTrial,
                        "backup",
                        made == null ? null : made.store().file().toString(),
                        "backup_sha256",
                        made == null ? null : made.store().sha256())));
    }
}
