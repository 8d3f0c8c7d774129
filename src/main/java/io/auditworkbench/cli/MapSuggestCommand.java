package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.MappingDesk;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.MappingProposalView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Proposes a mapping for captured tables.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "suggest",
        description =
                "Propose a mapping for the captured tables, with a reason for each line, to be corrected by hand.")
final class MapSuggestCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.map.suggest/1";

    @Option(names = "--schema", paramLabel = "NAME", description = "for this database, where several were captured")
    private @Nullable String schema;

    @Option(names = "--to", paramLabel = "FILE", description = "write it there; never over another file (default: -)")
    private Path to = Path.of("-");

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MappingDesk> desk;

    MapSuggestCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<MappingDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.YAML, OutputFormat.JSON);
        Path store = storePath.apply(output.options().store());
        MappingDesk mappings = desk.get();
        MappingProposalView proposal = mappings.suggest(store, Optional.ofNullable(schema));
        boolean isToFile = !to.toString().equals("-");
        if (isToFile) {
            TextFile.create(to, proposal.text());
        }
        if (format == OutputFormat.JSON) {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, SCHEMA, ending, List.of(json(proposal)));
        } else if (!isToFile) {
            output.text(proposal.text());
        }
        output.flush();
        output.note(placed(proposal));
        output.note(output.hint("map check " + (isToFile ? to : "FILE")));
        output.note("It is in force once it is in " + mappings.folder()
                + " (any name that ends in .yaml); then map apply" + " concludes from what was captured before.");
        return ExitCode.DONE.number();
    }

    private static String placed(MappingProposalView proposal) {
        int columns = proposal.tables().stream()
                .mapToInt(table -> table.fields().size())
                .sum();
        return Quantity.of(proposal.tables().size(), "table") + " and " + Quantity.of(columns, "column") + " of "
                + proposal.schema() + " placed"
                + (proposal.unmapped().isEmpty()
                        ? ""
                        : "; not placed: " + ScreenText.tame(String.join(", ", proposal.unmapped())));
    }

    private static Map<String, @Nullable Object> json(MappingProposalView proposal) {
        return Trees.map(
                "schema", proposal.schema(),
                "tables",
                        proposal.tables().stream()
                                .map(table -> Trees.map(
                                        "entity", table.entity(),
                                        "table", table.table(),
                                        "why", table.why(),
                                        "fields",
                                                table.fields().stream()
                                                        .map(MapSuggestCommand::json)
                                                        .toList(),
                                        "missing_fields", table.missing()))
                                .toList(),
                "missing_entities", proposal.missing(),
                "unmapped_tables", proposal.unmapped(),
                "text", proposal.text());
    }

    private static Map<String, @Nullable Object> json(MappingProposalView.Field field) {
        return Trees.map(
                "field", field.field(),
                "column", field.column(),
                "why", field.why(),
                "values_without_a_word", field.unknownValues());
    }
}
