package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.report.DocumentFile;
import io.auditworkbench.workbench.report.ReportKind;
import io.auditworkbench.workbench.report.Reports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The report that is looked at, of what the filter and the range choose.
///
/// - **Threading**: the JavaFX thread.
final class ReportsViewModel {

    private final DesktopContext context;
    private final LatestWork making;
    private final ReadOnlyObjectWrapper<ReportKind> kind = new ReadOnlyObjectWrapper<>(ReportKind.DAY);
    private final ReadOnlyObjectWrapper<@Nullable Document> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private LocalDate day = LocalDate.EPOCH;
    private final ReadOnlyBooleanWrapper isMaking = new ReadOnlyBooleanWrapper();

    ReportsViewModel(DesktopContext context) {
        this.context = context;
        this.making = new LatestWork(context.work());
    }

    ReadOnlyObjectProperty<ReportKind> kind() {
        return kind.getReadOnlyProperty();
    }

    /// The report, null while there is none.
    ReadOnlyObjectProperty<@Nullable Document> report() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty isMaking() {
        return isMaking.getReadOnlyProperty();
    }

    /// Remembers which report is looked at, so that coming back finds it again.
    void choose(ReportKind chosen) {
        context.navigator().select(chosen.word());
    }

    /// Makes the report that the place names.
    void show(Place place) {
        context.session().store().ifPresent(store -> {
            ReportKind wanted = Arrays.stream(ReportKind.values())
                    .filter(one -> one.word().equals(place.subject()))
                    .findFirst()
                    .orElse(ReportKind.DAY);
            kind.set(wanted);
            problem.set(null);
            isMaking.set(true);
            making.run(
                    stop -> made(store, place, wanted, stop),
                    made -> {
                        isMaking.set(false);
                        day = made.day();
                        report.set(made.document());
                    },
                    failure -> {
                        isMaking.set(false);
                        report.set(null);
                        problem.set(failure);
                    });
        });
    }

    /// A report, and the day that one of a day is of.
    private record Made(Document document, LocalDate day) {}

    private Made made(OpenStore store, Place place, ReportKind wanted, BooleanSupplier stop) {
        Reports.Data data = store.isDemo() ? Reports.Data.DEMO : Reports.Data.RECORD;
        Reports reports = new Reports(store.reading(), data, context.clock().instant());
        AcceptedFilter filter = Asked.of(store, place, wanted.filter(place.filter()));
        return new Made(reports.of(wanted, filter, stop), reports.dayOf(filter));
    }

    void leave() {
        making.cancel();
        isMaking.set(false);
    }

    String suggestedName(DocumentFile.Form form) {
        return kind.get().word() + "." + form.ending();
    }

    /// Writes the report that is shown.
    void export(DocumentFile.Form form, Path file, Runnable reveal) {
        Document document = report.get();
        if (document == null) {
            return;
        }
        OpenStore store = context.session().required();
        String report = "report " + kind.get().word();
        context.work()
                .run(
                        _ -> store.witness()
                                .act(
                                        Kind.EXPORT,
                                        report,
                                        file.toString(),
                                        () -> DocumentFile.write(document, form, file),
                                        sha256 -> Witness.file(0, file, sha256)),
                        sha256 -> {
                            context.session().fileMade();
                            context.notices()
                                    .done(
                                            context.text("reports.written", file.getFileName()),
                                            context.text("reports.export.sha256", sha256),
                                            context.text("reports.export.reveal"),
                                            reveal);
                        },
                        failure -> {
                            problem.set(failure);
                            context.notices().problem(failure);
                        });
    }

    /// The command that says the same.
    String command() {
        OpenStore store = context.session().required();
        Place place = context.navigator().place();
        ReportKind now = kind.get();
        String filter = now.filter(place.filter());
        return switch (now) {
            case DAY ->
                CommandText.of("summary")
                        .option("--day", day.toString())
                        .on(store)
                        .toString();
            case DAILY_SUMMARY ->
                CommandText.of("summary").asked(store, place, filter).toString();
            case ANOMALY_REGISTER ->
                CommandText.of("anomalies").asked(store, place, filter).toString();
            case ACTIVITY_BY_ACTOR ->
                CommandText.of("stats")
                        .option("--by", "actor,table,op")
                        .asked(store, place, filter)
                        .toString();
            case CHANGE_LOG, DELETIONS, OUT_OF_HOURS, SCHEMA_CHANGES ->
                CommandText.of("events").asked(store, place, filter).toString();
            case COVERAGE_CERTIFICATE ->
                CommandText.of("coverage").asked(store, place, "").toString();
        };
    }
}
