package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.evidence.BundlePreview;
import io.auditworkbench.workbench.evidence.BundleProgress;
import io.auditworkbench.workbench.evidence.BundleRequest;
import io.auditworkbench.workbench.evidence.EvidenceBundle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// An evidence bundle, as `bundle` writes it: the same request is the same bytes.
///
/// - **Shape**: `stem` names the file without its ending.
record BundleHandout(DesktopContext context, OpenStore store, Of of, String stem) implements Handout {

    /// What it proves.
    sealed interface Of {

        /// What was pinned to a case.
        record Case(String id) implements Of {}

        /// What the filter and the range of a place choose.
        record Filter(Place place) implements Of {}
    }

    private BundleRequest request() {
        return switch (of) {
            case Of.Case(String id) ->
                new BundleRequest.OfCase(store.reading().cases().show(id));
            case Of.Filter(Place place) -> new BundleRequest.OfFilter(Asked.of(store, place));
        };
    }

    @Override
    public Look look(BooleanSupplier stop) throws Exception {
        return store.witness().act(Kind.READ, "bundle preview", asked(), () -> seen(stop));
    }

    private String asked() {
        return switch (of) {
            case Of.Case(String id) -> id;
            case Of.Filter(Place place) -> place.filter();
        };
    }

    private Look seen(BooleanSupplier stop) {
        BundleRequest request = request();
        try (EvidenceBundle bundle = context.bundles().apply(store.reading())) {
            Optional<BundlePreview> preview = bundle.preview(request, stop);
            return preview.map(seen -> new Look(new BundleWords(context).of(seen), seen.events(), 0))
                    .orElse(new Look("", 0, 0));
        }
    }

    @Override
    public String size(Look look, BooleanSupplier stop) {
        return context.text("reports.bundle.size", look.events());
    }

    @Override
    public String suggestedName() {
        return stem + ".zip";
    }

    @Override
    public String command() {
        return spelled(suggestedName()).toString();
    }

    private CommandText spelled(String target) {
        return switch (of) {
            case Of.Case(String id) ->
                CommandText.of("bundle", id).option("--to", target).on(store);
            case Of.Filter(Place place) -> {
                CommandText command = CommandText.of("bundle").option("--to", target);
                boolean isEverything = place.filter().isBlank() && place.range() instanceof TimeRange.Everything;
                // the command takes no filter at all for one that was forgotten
                yield (isEverything ? command.option("--filter", "") : command).asked(store, place);
            }
        };
    }

    @Override
    public Result write(Path file, Watch watch) throws Exception {
        Optional<EvidenceBundle.Made> made = store.witness()
                .act(
                        Kind.EXPORT,
                        "bundle",
                        spelled(file.toString()).arguments(),
                        () -> written(file, watch),
                        whole -> whole.map(one -> Witness.file(one.events(), file, one.sha256()))
                                .orElse(Witness.rows(0)));
        return made.<Result>map(one -> new Result.Written(
                        file,
                        one.sha256(),
                        one.summary() + " · " + one.standing().level().name(),
                        context.text(
                                "reports.bundle.more",
                                file.toAbsolutePath(),
                                one.sha256(),
                                one.standing().sentence()),
                        new BundleWords(context).of(one, file)))
                .orElseGet(Result.Stopped::new);
    }

    private Optional<EvidenceBundle.Made> written(Path file, Watch watch) {
        BundleRequest request = request();
        try (EvidenceBundle bundle = context.bundles().apply(store.reading())) {
            bundle.requireOther(file);
            Optional<EvidenceBundle.Made> made = bundle.make(request, watched(watch));
            made.ifPresent(one -> one.write(file));
            return made;
        }
    }

    private BundleProgress watched(Watch watch) {
        return new BundleProgress() {
            @Override
            public void proved(long events, long of) {
                watch.told(context.text("reports.bundle.proving", events, of));
            }

            @Override
            public boolean isWanted() {
                return !watch.isStopped();
            }
        };
    }
}
