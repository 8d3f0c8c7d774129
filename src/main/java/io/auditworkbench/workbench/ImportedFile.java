package io.auditworkbench.workbench;

import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;

/// What became of one file.
///
/// - **Shape**: `form` says how it is packed and laid out; `records` were new, `repeated` ones were kept before,
///   `refused` ones were not kept; `refusals` names the first of those; `transactions` were completed.
public record ImportedFile(
        String name,
        String form,
        long records,
        long repeated,
        long refused,
        long transactions,
        List<Refusal> refusals) {

    /// Why something on a line was not kept; no text of it repeats what the file holds.
    public record Refusal(int line, String code, String reason, String nextStep) {

        static Refusal of(int line, WorkbenchException reason) {
            // the next step of what is no JSON is worded for a sender
            boolean isSyntax = reason.happened().startsWith("The JSON ");
            return new Refusal(line, reason.code().name(), reason.happened(), isSyntax ? "" : reason.nextStep());
        }
    }

    public ImportedFile {
        refusals = List.copyOf(refusals);
    }
}
