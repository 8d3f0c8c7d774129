package io.auditworkbench.cli;

import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.upkeep.BackupWatch;

/// Tells whoever waits how far a backup is, and stops it on Ctrl-C.
final class BackupLine implements BackupWatch {

    private static final int PERCENT = 100;

    private final Output output;
    private final Interruption interruption;
    private final ProgressLine line;

    BackupLine(Output output, Interruption interruption) {
        this.output = output;
        this.interruption = interruption;
        line = new ProgressLine(output, System::nanoTime);
        interruption.onRequest(() -> {});
    }

    @Override
    public void copied(long pages, long of) {
        line.show(() -> "Copied " + (of == 0 ? PERCENT : pages * PERCENT / of) + " %");
    }

    @Override
    public void hashed(long events) {
        line.show(() -> "Verified " + Quantity.of(events) + " events of the copy");
    }

    @Override
    public boolean isStopped() {
        return interruption.isRequested();
    }

    /// The line goes away, before anything else is written.
    void end() {
        line.clear();
    }

    /// A copy that is not intact got no name.
    void tellWhatIsWrong(Verification found) {
        output.warn("The copy is not as it was sealed, so nothing was kept of it:");
        found.problems().forEach(problem -> output.warn(problem.place() + ": " + problem.what()));
        output.note(output.hint("verify"));
    }
}
