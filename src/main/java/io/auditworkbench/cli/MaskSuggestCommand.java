package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.mask.MaskDesk;
import io.auditworkbench.workbench.mask.MaskingOffer.Line;
import io.auditworkbench.workbench.mask.MaskingOffer.State;
import io.auditworkbench.workbench.mask.MaskingQuestion;
import io.auditworkbench.workbench.mask.OfferMasking;
import io.auditworkbench.workbench.mask.PolicyWriting;
import io.auditworkbench.workbench.mask.Suggestion;
import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Suggests a masking policy for a store, or for a server that was never captured.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "suggest",
        description =
                "Suggest a policy for the columns that look as if their values should not be kept: with --url for a server"
                        + " before it is captured, by the names and types of its columns alone; else for what the store"
                        + " holds, also by the shapes of stored values.",
        footer = {
            "",
            "Example:",
            "  auditctl mask suggest --url mysql://audit_reader@db1:3306/ --to masking.yaml --with-key",
            "",
            "-o json lists the columns instead, with what is proposed and why, and those that only sound personal."
        })
final class MaskSuggestCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.mask.suggest/1";
    private static final String USUAL_KEY = "pseudonym.key";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--to", paramLabel = "FILE", description = "write it there; never over another file (default: -)")
    private Path to = Path.of("-");

    @Option(names = "--with-key", description = "with --to: also make the key file that it names, unless it is there")
    private boolean withKey;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MaskDesk> desk;
    private final Supplier<OfferMasking> offers;
    private final Supplier<SecretPlaces> secrets;

    MaskSuggestCommand(
            Output output,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<MaskDesk> desk,
            Supplier<OfferMasking> offers,
            Supplier<SecretPlaces> secrets) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
        this.offers = offers;
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        boolean isToFile = !to.toString().equals("-");
        if (withKey && !isToFile) {
            throw new ParameterException(
                    command.commandLine(), "--with-key needs --to FILE: the key is made beside it.");
        }
        Path store = storePath.apply(output.options().store());
        Suggestion suggestion = suggestion(store);
        if (isToFile) {
            write(suggestion.policy());
        }
        print(format, store, suggestion, isToFile);
        output.flush();
        output.note(Quantity.of(suggestion.in(State.PROPOSED).size(), "column") + " of "
                + suggestion.lines().size() + " look personal.");
        output.note("Read it before you use it; what is stored already stays as it was stored.");
        String name = isToFile ? to.toString() : "FILE";
        output.note(
                server.isNamed()
                        ? output.hint("capture --masking " + name + " --url …")
                        : output.hint("mask check " + name, "mask preview " + name));
        return ExitCode.DONE.number();
    }

    private Suggestion suggestion(Path store) {
        if (!server.isNamed()) {
            return desk.get().suggest(store, USUAL_KEY);
        }
        return offers.get()
                .suggest(
                        new MaskingQuestion(
                                server.url(), server.password(secrets.get()), server.tables(), store, null, ""),
                        USUAL_KEY);
    }

    private void write(String policy) {
        TextFile.create(to, policy);
        output.handedOut().file(to);
        if (withKey) {
            Path key = to.resolveSibling(USUAL_KEY);
            PolicyWriting.makeKey(key);
            output.note("The key is in " + key + ". Keep a copy elsewhere: nothing else opens what it seals.");
        }
    }

    private void print(OutputFormat format, Path store, Suggestion suggestion, boolean isToFile) {
        if (format != OutputFormat.TABLE) {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(
                    format,
                    SCHEMA,
                    ending,
                    suggestion.lines().stream()
                            .filter(line -> line.state() != State.ORDINARY)
                            .map(MaskSuggestCommand::json)
                            .toList());
        } else if (!isToFile) {
            output.text(suggestion.policy());
        }
    }

    private static Map<String, @Nullable Object> json(Line line) {
        boolean isProposed = line.state() == State.PROPOSED;
        return Trees.map(
                "schema", line.schema(),
                "table", line.table(),
                "column", line.column(),
                "type", line.type(),
                "proposed", isProposed,
                "kind", line.kind(),
                "mode", isProposed ? line.mode() : "keep",
                "why", line.why());
    }
}
