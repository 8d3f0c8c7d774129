package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Concludes everything anew, once somebody said so.
final class ScanAnew {

    private final Output output;
    private final Interruption interruption;
    private final Supplier<StoreScan> scan;

    ScanAnew(Output output, Interruption interruption, Supplier<StoreScan> scan) {
        this.output = output;
        this.interruption = interruption;
        this.scan = scan;
    }

    /// - **Errors**: `BAD_USAGE` where nobody can be asked.
    void requireSomebodyToAsk() {
        if (!output.terminal().inIsScreen() || output.options().isInputForbidden()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "--again replaces what was concluded, and there is nobody to ask.",
                    "Add --yes, or --dry-run to see what would differ.");
        }
    }

    /// Asks; anything but a yes is a no.
    boolean isAgreed() {
        output.unfinishedNote("Conclude everything anew? What was concluded before stays readable. [yes/no] ");
        try {
            String answer = new BufferedReader(
                            new InputStreamReader(output.terminal().in(), StandardCharsets.UTF_8))
                    .readLine();
            return answer != null && answer.strip().equalsIgnoreCase("yes");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ExitCode run(Path file, OutputFormat format) {
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        Optional<StoreScan.Anew> redrawn = scan.get()
                .anew(
                        file,
                        System.getProperty("user.name", "?"),
                        transaction -> line.show(() -> "Looked at transactions up to T" + transaction),
                        interruption::isRequested);
        line.clear();
        if (redrawn.isEmpty()) {
            output.warn("Stopped: nothing was changed.");
            return ExitCode.INCOMPLETE;
        }
        print(file, redrawn.get(), format);
        return ExitCode.DONE;
    }

    private void print(Path file, StoreScan.Anew redrawn, OutputFormat format) {
        if (format == OutputFormat.TABLE) {
            output.line("business events: " + Quantity.of(redrawn.gained()) + " gained, "
                    + Quantity.of(redrawn.changed()) + " changed, " + Quantity.of(redrawn.lost()) + " lost");
            output.line("groups of findings: " + Quantity.of(redrawn.groupsGained()) + " gained, "
                    + Quantity.of(redrawn.groupsLost()) + " not found again");
        } else {
            Ending ending = new Ending(file.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(
                    format,
                    "auditctl.scan.again/1",
                    ending,
                    List.of(Trees.map(
                            "run", redrawn.run(),
                            "gained", redrawn.gained(),
                            "changed", redrawn.changed(),
                            "lost", redrawn.lost(),
                            "groups_gained", redrawn.groupsGained(),
                            "groups_lost", redrawn.groupsLost())));
        }
        output.flush();
        output.note(output.hint("business", "anomalies --state new,superseded"));
    }
}
