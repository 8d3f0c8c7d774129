package io.auditworkbench.desktop.common;

import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.evidence.BundleCheck;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Opens evidence bundles: a bundle is no store, so what is shown of it is whether it is what was signed.
///
/// - **Threading**: the JavaFX thread.
public final class BundleOpening {

    private final DesktopContext context;
    private final LatestWork verifying;
    private final ReadOnlyObjectWrapper<@Nullable Path> beingVerified = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Verified> verified = new ReadOnlyObjectWrapper<>();

    /// What came of a bundle.
    public record Verified(Path file, BundleCheck.Result result) {}

    BundleOpening(DesktopContext context) {
        this.context = context;
        this.verifying = new LatestWork(context.work());
    }

    /// Whether a file is called as bundles are; to look into it would wait for the disk.
    static boolean isNamedLikeOne(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".zip") || name.endsWith(".auditbundle");
    }

    /// What is being verified, null while nothing is.
    public ReadOnlyObjectProperty<@Nullable Path> beingVerifiedProperty() {
        return beingVerified.getReadOnlyProperty();
    }

    /// What came of the last one, null while there is none.
    public ReadOnlyObjectProperty<@Nullable Verified> verifiedProperty() {
        return verified.getReadOnlyProperty();
    }

    /// Verifies a bundle, and shows what came of it on the first screen.
    void verify(Path file) {
        context.navigator().go(ScreenId.WELCOME);
        verified.set(null);
        beingVerified.set(file);
        verifying.run(
                _ -> verdict(file),
                result -> {
                    beingVerified.set(null);
                    verified.set(new Verified(file, result));
                },
                failure -> {
                    beingVerified.set(null);
                    context.notices().problem(failure);
                });
    }

    /// Forgets it, because something else is opened.
    void forget() {
        verifying.cancel();
        beingVerified.set(null);
        verified.set(null);
    }

    private BundleCheck.Result verdict(Path file) throws Exception {
        try (StoreActs acts = context.acts().get()) {
            return Witness.act(
                    acts,
                    new Asked(Kind.VERIFY, "bundle", file.toString()),
                    () -> BundleCheck.verify(file),
                    result -> Witness.rows(result instanceof BundleCheck.Result.Intact intact ? intact.events() : 0));
        }
    }
}
