package io.auditworkbench.workbench.mask;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Whose columns are looked at, and for which store.
///
/// - **Shape**: `url`, `password` and `tables` as of [io.auditworkbench.workbench.CaptureRequest]; `policy` is the file
///   that an option or the environment names, null without one; `ours` is the text of a policy that whoever asks wrote
///   a moment ago and may write anew, empty for none.
public record MaskingQuestion(
        String url,
        String password,
        String tables,
        Path store,
        @Nullable Path policy,
        String ours) {

    /// Without the password.
    @Override
    public String toString() {
        return "columns of " + url + " for " + store;
    }
}
