package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.evidence.BundleRequest;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import io.auditworkbench.workbench.text.Quantity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes what proves a case or a selection of events to somebody without this program.
@Recorded(AuditAction.Kind.EXPORT)
@Command(
        name = "bundle",
        description = "Write a signed archive of a case or of events that anybody can verify without this program.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  audit-workbench bundle C3 --to evidence-C3.zip",
            "  audit-workbench bundle 'table:orders since:2h' --to orders.auditbundle",
            "  python3 verify.py evidence-C3.zip                the verifier in it needs nothing else"
        })
public final class BundleCommand implements Callable<Integer> {

    private static final Pattern CASE = Pattern.compile("[Cc][0-9]+");

    private final Output output;
    private final StoreDoor store;
    private final Function<StoreReading, EvidenceBundle> bundles;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The new file to write, .zip or .auditbundle.")
    private @Nullable Path target;

    @Option(names = "--overwrite", description = "Replace a file of that name, once the new one is whole.")
    private boolean isOverwriting;

    public BundleCommand(Output output, StoreDoor store, Function<StoreReading, EvidenceBundle> bundles) {
        this.output = output;
        this.store = store;
        this.bundles = bundles;
    }

    @Override
    public Integer call() {
        return store.read(reading -> {
            Optional<BundleRequest> request = request(reading);
            return request.isEmpty() ? ExitCode.BAD_USAGE : write(reading, request.get());
        });
    }

    private Optional<BundleRequest> request(StoreReading reading) {
        String text = filter.given();
        if (CASE.matcher(text).matches()) {
            return Optional.of(new BundleRequest.OfCase(reading.cases().show(text)));
        }
        if (!filter.isGiven()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Nothing says what to prove.", "Name a case, such as C3, or a filter.");
        }
        Optional<AcceptedFilter> accepted = filter.readIdOrFilter(reading, output);
        return accepted.map(BundleRequest.OfFilter::new);
    }

    private ExitCode write(StoreReading reading, BundleRequest request) {
        Path file = Objects.requireNonNull(target);
        if (Files.exists(file) && !isOverwriting) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "There is a file " + file + " already.", "Name another, or add --overwrite.");
        }
        EvidenceBundle.Made made = make(reading, request, file);
        made.write(file);
        output.handedOut().rows(made.events());
        output.handedOut().file(made.bytes().length, made.sha256());
        output.line(file + ": " + made.summary() + ", sha256 " + made.sha256());
        output.line(made.standing().sentence());
        made.standing().limits().forEach(output::note);
        if (!made.isSigned()) {
            output.warn("This computer has no key of the log: the bundle proves its events, and is itself not signed.");
        }
        if (made.uncovered() > 0) {
            output.warn(Quantity.of(made.uncovered(), "event") + " left out: too new to be signed.");
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.DONE;
    }

    private EvidenceBundle.Made make(StoreReading reading, BundleRequest request, Path file) {
        try (EvidenceBundle bundle = bundles.apply(reading)) {
            bundle.requireOther(file);
            return bundle.make(request);
        }
    }
}
