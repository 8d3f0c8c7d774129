package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.mask.PolicyPlace;
import io.auditworkbench.workbench.mask.RevealValues;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.RevealView;
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

/// Shows sealed values in the clear.
@Recorded(AuditAction.Kind.REVEAL)
@Command(
        name = "reveal",
        description = {
            "Show the sealed values of one event in the clear. It needs the key of the masking policy and a reason, and"
                    + " is recorded in the self-audit before anything is printed.",
        },
        footer = {
            "",
            "Example:",
            "  auditctl reveal E12.phone --reason 'fraud case 7, agreed with M. Berg' --masking masking.yaml",
            "",
            "The reason is kept, so name no value in it. No hash of what is printed is kept: it could be guessed from."
        })
public final class RevealCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.reveal/1";

    @Parameters(paramLabel = "EVENT[.COLUMN]", description = "an event, as E12, or one column of it, as E12.phone")
    private String what = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it is kept, so name no value in it")
    private String reason = "";

    @Option(
            names = "--masking",
            paramLabel = "FILE",
            description = "the masking policy that names the key which opens it (else $" + MaskingOptions.VARIABLE
                    + ", else STORE-masking.yaml beside the store)")
    private @Nullable Path policy;

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<RevealValues> revealing;

    public RevealCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<RevealValues> revealing) {
        this.output = output;
        this.storePath = storePath;
        this.revealing = revealing;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        RevealView revealed = revealing
                .get()
                .reveal(store, what, reason, PolicyPlace.of(MaskingOptions.file(policy, output.terminal()), store));
        output.handedOut().keepNoHash();
        if (format == OutputFormat.TABLE) {
            new Page(output).table(columns(), revealed.columns());
        } else {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(
                    format,
                    SCHEMA,
                    ending,
                    revealed.columns().stream()
                            .map(column -> json(revealed, column))
                            .toList());
        }
        output.flush();
        output.note(Quantity.of(revealed.columns().size(), "column") + " of " + revealed.event()
                + " revealed; the self-audit has it, with the reason.");
        return ExitCode.DONE.number();
    }

    private static List<Column<RevealView.Column>> columns() {
        return List.of(
                Column.text("column", column -> Cell.of(column.name())),
                Column.text("before", (RevealView.Column column) -> Cell.of(column.before()))
                        .whole(),
                Column.text("after", (RevealView.Column column) -> Cell.of(column.after()))
                        .whole());
    }

    private static Map<String, @Nullable Object> json(RevealView revealed, RevealView.Column column) {
        return Trees.map(
                "event", revealed.event(),
                "column", column.name(),
                "before", column.before(),
                "after", column.after());
    }
}
