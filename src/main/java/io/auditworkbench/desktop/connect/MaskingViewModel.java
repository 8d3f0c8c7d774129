package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.mask.Elsewhere;
import io.auditworkbench.workbench.mask.MaskChoice;
import io.auditworkbench.workbench.mask.MaskingAnswer;
import io.auditworkbench.workbench.mask.MaskingOffer;
import io.auditworkbench.workbench.mask.MaskingOffer.Standing;
import io.auditworkbench.workbench.mask.MaskingOffer.State;
import io.auditworkbench.workbench.mask.PolicyOffering;
import io.auditworkbench.workbench.mask.PolicyWriting.Written;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// What of the server is masked: the columns that were found, what is proposed for them, and what somebody chose.
///
/// - **Threading**: the JavaFX thread.
final class MaskingViewModel {

    private final DesktopContext context;
    private final ConnectForm form;
    private final Supplier<PolicyOffering> offering;
    private final LatestWork asking;
    private final MaskingWords said;
    private final ObservableList<MaskRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.isOn, row.mode});
    private final FilteredList<MaskRow> shown = new FilteredList<>(rows);
    private final ReadOnlyObjectWrapper<@Nullable MaskingAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper isAsking = new ReadOnlyBooleanWrapper();

    /// What is looked for in the names.
    final StringProperty words = new SimpleStringProperty("");

    /// Whether columns are shown for which nothing speaks.
    final BooleanProperty showsAll = new SimpleBooleanProperty();

    /// Whether values that look like it are masked wherever else they turn up.
    final BooleanProperty elsewhere = new SimpleBooleanProperty(true);

    private Optional<Question> asked = Optional.empty();
    private String ours = "";
    private String gone = "";

    /// What was looked at: another server, other tables or another store have other columns.
    private record Question(String url, String tables, Path store) {}

    MaskingViewModel(DesktopContext context, ConnectForm form, Supplier<PolicyOffering> offering) {
        this.context = context;
        this.form = form;
        this.offering = offering;
        this.asking = new LatestWork(context.work());
        this.said = new MaskingWords(context);
        words.addListener((_, _, _) -> sift());
        showsAll.addListener((_, _, _) -> sift());
        sift();
    }

    /// The rows that are wanted now; each stays as it is chosen while others are shown.
    FilteredList<MaskRow> shown() {
        return shown;
    }

    /// All rows.
    ObservableList<MaskRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<@Nullable MaskingAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty isAskingProperty() {
        return isAsking.getReadOnlyProperty();
    }

    /// A name is looked for among all columns.
    private void sift() {
        String wanted = words.get();
        boolean isAll = showsAll.get() || !wanted.isBlank();
        shown.setPredicate(row -> (isAll || row.isOfInterest()) && row.matches(wanted));
    }

    /// Asks the server unless its columns are known, and of the same question.
    void show() {
        if (!isOfTheForm() || !(answer.get() instanceof MaskingAnswer.Offered)) {
            look();
        }
    }

    /// Whether what was looked at is what would be captured now.
    boolean isOfTheForm() {
        return asked.equals(Optional.of(question(form.request())));
    }

    private static Question question(CaptureRequest request) {
        return new Question(request.url(), request.tables(), request.store());
    }

    /// Asks the server again; what was chosen stays chosen where it can.
    void look() {
        CaptureRequest request = form.request();
        String own = ours;
        asked = Optional.of(question(request));
        isAsking.set(true);
        asking.run(
                _ -> offering.get().look(request, own),
                this::take,
                failure -> take(new MaskingAnswer.Unseen(ErrorCode.INTERNAL, failure.happened(), failure.nextStep())));
    }

    private void take(MaskingAnswer now) {
        isAsking.set(false);
        Map<String, MaskRow> former = rows.stream()
                .collect(Collectors.toMap(
                        row -> row.line().name(), Function.identity(), (one, _) -> one, LinkedHashMap::new));
        if (now instanceof MaskingAnswer.Offered(MaskingOffer offer)) {
            List<MaskRow> found = offer.lines().stream().map(MaskRow::new).toList();
            for (MaskRow row : found) {
                MaskRow before = former.remove(row.line().name());
                if (before != null) {
                    row.chooseLike(before);
                }
            }
            gone = said.gone(
                    former.values().stream().filter(row -> row.isOn.get()).toList());
            rows.setAll(found);
        } else {
            gone = "";
            rows.clear();
        }
        answer.set(now);
    }

    /// Switches everything on that is proposed, or everything off.
    void switchAll(boolean isOn) {
        elsewhere.set(isOn);
        // one by one each would be a change of its own to whoever counts
        List<MaskRow> all = List.copyOf(rows);
        rows.clear();
        all.stream()
                .filter(row -> !row.isCovered())
                .forEach(row -> row.isOn.set(isOn && row.line().state() == State.PROPOSED));
        rows.setAll(all);
    }

    /// Why the way does not go on.
    Optional<Problem> refusal() {
        if (isAsking.get()) {
            return Optional.of(told("connect.mask.wait", "connect.mask.wait.next"));
        }
        return switch (answer.get()) {
            case MaskingAnswer.Refused(String happened, String next) -> Optional.of(new Problem(happened, next));
            case MaskingAnswer.Offered(MaskingOffer offer)
            when !offer.problems().isEmpty() ->
                Optional.of(new Problem(
                        context.text("connect.mask.refuses", offer.file()),
                        offer.problems().getFirst()));
            case MaskingAnswer.Offered(MaskingOffer offer)
            when offer.standing() == Standing.LOST && isNothingMasked() ->
                Optional.of(told("connect.mask.lost", "connect.mask.lost.next"));
            case null, default -> Optional.empty();
        };
    }

    private Problem told(String happenedKey, String nextKey) {
        return new Problem(context.text(happenedKey), context.text(nextKey));
    }

    private List<MaskChoice> choices() {
        return rows.stream()
                .filter(row -> row.isOn.get() && !row.isCovered())
                .map(MaskRow::choice)
                .toList();
    }

    private long count(State state) {
        return rows.stream().filter(row -> row.line().state() == state).count();
    }

    private boolean isThere() {
        return answer.get() instanceof MaskingAnswer.Offered(MaskingOffer offer) && offer.standing() == Standing.THERE;
    }

    /// Whether every value would be stored as it is.
    boolean isNothingMasked() {
        boolean isOffered = answer.get() instanceof MaskingAnswer.Offered;
        return !isThere() && (!isOffered || (choices().isEmpty() && !elsewhere.get()));
    }

    /// Whether anything can be chosen for values in columns that no rule names: a policy that is there says it.
    boolean canChooseElsewhere() {
        return !isThere();
    }

    /// What was found, in a line.
    String verdict() {
        return answer.get() instanceof MaskingAnswer.Offered(MaskingOffer offer)
                ? said.verdict(offer, count(State.PROPOSED))
                : "";
    }

    /// What is worth knowing besides, one thing a line.
    String remarks() {
        return answer.get() instanceof MaskingAnswer.Offered(MaskingOffer offer)
                ? said.remarks(offer, count(State.COVERED), gone)
                : "";
    }

    /// What will be so, in a line.
    String outcome() {
        return isNothingMasked() || !(answer.get() instanceof MaskingAnswer.Offered(MaskingOffer offer))
                ? context.text("connect.mask.nothing")
                : said.outcome(offer, choices().size(), elsewhere.get() ? Elsewhere.MASKED : Elsewhere.KEPT);
    }

    /// The policy that will hold; empty for none.
    Optional<Path> file() {
        return answer.get() instanceof MaskingAnswer.Offered(MaskingOffer offer) && !isNothingMasked()
                ? Optional.of(offer.file())
                : Optional.empty();
    }

    /// Writes what was accepted, and tells the policy that holds now; empty for none.
    void accept(Consumer<Optional<Path>> done, Consumer<Problem> failed) {
        List<MaskChoice> choices = choices();
        boolean isUnchanged = isThere() ? choices.isEmpty() : isNothingMasked() && ours.isEmpty();
        if (isUnchanged || !(answer.get() instanceof MaskingAnswer.Offered(MaskingOffer offer))) {
            done.accept(file());
            return;
        }
        Elsewhere wanted = elsewhere.get() ? Elsewhere.MASKED : Elsewhere.KEPT;
        Path store = form.storePath();
        String own = ours;
        context.work()
                .run(
                        _ -> written(offer, store, choices, wanted, own),
                        written -> {
                            keep(offer, written);
                            done.accept(written.file());
                        },
                        failed);
    }

    /// What was written a moment ago can be written anew as long as nothing is captured; a policy that was there is
    /// somebody's, and now covers more.
    private void keep(MaskingOffer offer, Written written) {
        if (offer.standing() == Standing.THERE) {
            asked = Optional.empty();
        } else {
            ours = written.text();
        }
    }

    /// Something is captured under it: from now on it is the policy of that store.
    void settle() {
        ours = "";
        asked = Optional.empty();
    }

    private Written written(MaskingOffer offer, Path store, List<MaskChoice> choices, Elsewhere wanted, String own)
            throws Exception {
        String details = choices.stream()
                .map(choice -> choice.column() + " " + choice.mode())
                .collect(Collectors.joining(", "));
        try (StoreActs acts = context.acts().get()) {
            return Witness.act(
                    acts,
                    new Asked(Kind.CONFIG, "masking policy " + offer.file(), details),
                    () -> offering.get().accept(offer, store, choices, wanted, own),
                    written -> Witness.text(0, written.text()));
        }
    }

    /// Forgets everything.
    void forget() {
        asking.cancel();
        isAsking.set(false);
        asked = Optional.empty();
        rows.clear();
        answer.set(null);
        words.set("");
        showsAll.set(false);
        elsewhere.set(true);
    }
}
