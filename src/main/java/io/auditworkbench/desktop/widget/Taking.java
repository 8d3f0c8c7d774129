package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.export.TextFile;
import java.nio.file.Path;

/// Takes what the screens show out of the window; the self-audit has it before it is anywhere else.
///
/// - **Threading**: the JavaFX thread.
public final class Taking {

    private Taking() {}

    /// Copies data of the open store. What says nothing of it, such as a command, goes through [Clip].
    ///
    /// - **Shape**: `object` is what the text is of: `E1024`, `sql`; `rows` is how many rows it has.
    public static void copy(ScreenKit kit, String object, long rows, String text) {
        OpenStore store = kit.context().session().required();
        kit.context()
                .work()
                .run(
                        _ -> store.witness()
                                .act(Kind.EXPORT, "clipboard", object, () -> text, _ -> Witness.text(rows, text)),
                        copied -> Clip.copy(kit, copied),
                        kit.context().notices()::problem);
    }

    /// Writes data of the open store into a file; `done` is run when it is there.
    public static void file(ScreenKit kit, Path file, String object, String text, Runnable done) {
        OpenStore store = kit.context().session().required();
        kit.context()
                .work()
                .run(
                        _ -> store.witness()
                                .act(
                                        Kind.EXPORT,
                                        file.toString(),
                                        object,
                                        () -> TextFile.replace(file, out -> out.text(text)),
                                        sha256 -> Witness.file(1, file, sha256)),
                        _ -> done.run(),
                        kit.context().notices()::problem);
    }
}
