package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.upkeep.PruneStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Takes the oldest part of a store away.
@Recorded(AuditAction.Kind.ERASE)
@Command(
        name = "prune",
        description = {
            "Take the oldest changes away, and keep their hashes: every proof of what is left stays valid, and the log says"
                    + " what went, when and by whom.",
            "Without --yes it only says what would go. Not while a capture writes the store, and only of a store that"
                    + " `verify` finds intact."
        },
        footer = {
            "",
            "Example:",
            "  auditctl store prune --keep 400d --yes",
            "",
            "docs/store.md says what goes with the changes, and what stays. `store compact` gives the room back."
        })
public final class StorePruneCommand implements Callable<Integer> {

    private static final Duration LEAST = Duration.ofDays(1);
    private static final int PROBLEMS_NAMED = 5;

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<PruneStore> pruning;

    @Option(
            names = "--keep",
            required = true,
            paramLabel = "TIME",
            description =
                    "how long changes are kept from their commit on: 400d; older ones go, 256 transactions at a time")
    private String keep = "";

    @Option(names = "--dry-run", description = "only say what would go")
    private boolean isTrial;

    @Option(names = "--yes", description = "prune it: nothing brings it back")
    private boolean yes;

    public StorePruneCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<PruneStore> pruning) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.pruning = pruning;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        Duration kept = DurationWord.read("--keep", keep);
        if (kept.compareTo(LEAST) < 0) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "--keep " + keep + " is less than a day.", "Name a day or more, as in 400d.");
        }
        if (isTrial || !yes) {
            PruneStore.Part part = pruning.get().look(store, kept);
            tell(format, store, part, Optional.empty());
            if (format == OutputFormat.TABLE && !part.isEmpty()) {
                output.note(
                        "Nothing was changed." + (isTrial ? "" : " Add --yes to prune it; nothing brings it back."));
            }
            return ExitCode.DONE.number();
        }
        PruneStore.Asked asked = new PruneStore.Asked(
                System.getProperty("user.name", "?"), this::hashed, _ -> {}, interruption::isRequested);
        return switch (pruning.get().prune(store, kept, keep, asked)) {
            case PruneStore.Outcome.Pruned(PruneStore.Part part, Optional<PruneStore.Anew> anew) -> {
                tell(format, store, part, anew);
                if (format == OutputFormat.TABLE && !part.isEmpty()) {
                    output.note("Pruned. " + output.hint("verify", "store compact"));
                }
                yield ExitCode.DONE.number();
            }
            case PruneStore.Outcome.NotIntact(Verification found) -> notIntact(found);
            case PruneStore.Outcome.Stopped() -> {
                output.warn("It was stopped; nothing was changed.");
                yield interruption.exitCode(ExitCode.INTERRUPTED);
            }
        };
    }

    private int notIntact(Verification found) {
        output.warn(
                "The store is not as it was sealed, and was not pruned: of what is gone nobody could tell any more.");
        found.problems().stream()
                .limit(PROBLEMS_NAMED)
                .forEach(problem -> output.warn(problem.place() + ": " + problem.what()));
        return ExitCode.INTEGRITY.number();
    }

    private void hashed(long events) {
        if (output.terminal().errIsScreen()) {
            output.note(Quantity.of(events) + " events hashed");
        }
    }

    private void tell(OutputFormat format, Path store, PruneStore.Part part, Optional<PruneStore.Anew> anew) {
        if (format == OutputFormat.TABLE) {
            text(part, anew);
        } else {
            output.document(
                    format,
                    "auditctl.store.prune/1",
                    new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                    List.of(json(part, anew.orElse(null))));
        }
    }

    private void text(PruneStore.Part part, Optional<PruneStore.Anew> anew) {
        Page page = new Page(output);
        if (part.isEmpty()) {
            output.line("There is nothing to prune: of what is older than " + keep
                    + " nothing can go, or it is less than 256 transactions.");
        } else {
            page.line(
                    isTrial || !yes ? "would go" : "gone",
                    Quantity.of(part.transactions(), "transaction") + " with " + Quantity.of(part.events(), "event")
                            + ", through T" + part.throughTransaction() + " and E" + part.throughEvent());
            page.line("committed", TimeText.people(part.first()) + " to " + TimeText.people(part.last()) + " UTC");
            page.line(
                    "stay",
                    "their hashes, cases, summaries of days, and everything from T" + (part.throughTransaction() + 1)
                            + " on");
            page.line(
                    "conclusions",
                    anew.map(StorePruneCommand::words)
                            .orElse("are drawn anew from what is left, as if nothing had been captured before: what was"
                                    + " compared with older changes may not be found again"));
        }
        part.holds().forEach(hold -> page.line("held by", hold.sentence()));
        if (!part.closedCases().isEmpty()) {
            page.line(
                    "closed cases",
                    String.join(", ", part.closedCases())
                            + ": of what goes they keep the copies that were pinned, and no bundle proves it any more");
        }
    }

    private static String words(PruneStore.Anew anew) {
        return "drawn anew from what is left: " + Quantity.of(anew.changed(), "business event") + " changed, "
                + Quantity.of(anew.lost()) + " withdrawn; " + Quantity.of(anew.groupsLost(), "group") + " of findings"
                + " not found again, " + Quantity.of(anew.groupsGained()) + " new";
    }

    private Map<String, @Nullable Object> json(PruneStore.Part part, PruneStore.@Nullable Anew anew) {
        return Trees.map(
                "keep",
                keep,
                "dry_run",
                isTrial || !yes,
                "transactions",
                part.transactions(),
                "events",
                part.events(),
                "through_transaction",
                part.throughTransaction() == 0 ? null : "T" + part.throughTransaction(),
                "through_event",
                part.throughEvent() == 0 ? null : "E" + part.throughEvent(),
                "first",
                part.isEmpty() ? null : TimeText.data(part.first()),
                "last",
                part.isEmpty() ? null : TimeText.data(part.last()),
                "held_by",
                part.holds().stream()
                        .map(hold -> Trees.map(
                                "reason", hold.reason(),
                                "from_transaction", hold.fromTransaction(),
                                "what", hold.sentence()))
                        .toList(),
                "closed_cases",
                part.closedCases(),
                "concluded_anew",
                anew == null
                        ? null
                        : Trees.map(
                                "business_changed", anew.changed(),
                                "business_withdrawn", anew.lost(),
                                "groups_lost", anew.groupsLost(),
                                "groups_gained", anew.groupsGained()));
    }
}
