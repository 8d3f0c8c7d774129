package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.export.CsvLines;
import io.auditworkbench.workbench.export.FormulaGuard;
import io.auditworkbench.workbench.sql.SqlAnswer;
import io.auditworkbench.workbench.sql.SqlRelation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A statement, and what came of it.
///
/// - **Threading**: the JavaFX thread.
final class SqlViewModel {

    /// So many rows are shown at once, and that many more when they are asked for.
    static final int PAGE = 1_000;

    /// A filter of more numbers than this is no text that anybody edits.
    static final int MOST_NUMBERS = 1_000;

    private static final int MOST_COMPLETIONS = 14;
    private static final double NANOS_PER_SECOND = 1e9;

    private final DesktopContext context;
    private final LatestWork running;
    private final LatestWork looking;
    private final ReadOnlyObjectWrapper<@Nullable SqlAnswer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty isRunning = new SimpleBooleanProperty();
    private final ObservableList<SqlRelation> relations = FXCollections.observableArrayList();
    private final ObservableList<@Nullable String[]> rows = FXCollections.observableArrayList();

    SqlViewModel(DesktopContext context) {
        this.context = context;
        this.running = new LatestWork(context.work());
        this.looking = new LatestWork(context.work());
    }

    ReadOnlyObjectProperty<@Nullable SqlAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return isRunning;
    }

    /// What can be asked: views first.
    ObservableList<SqlRelation> relations() {
        return relations;
    }

    /// The rows that are shown.
    ObservableList<@Nullable String[]> rows() {
        return rows;
    }

    /// Looks what can be asked.
    void look() {
        OpenStore store = context.session().store().orElse(null);
        if (store != null && relations.isEmpty()) {
            looking.run(_ -> store.reading().sql().relations(), relations::setAll, problem::set);
        }
    }

    /// Runs a statement; a former one is given up.
    void run(String sql) {
        OpenStore store = context.session().required();
        problem.set(null);
        isRunning.set(true);
        running.run(stop -> ask(store, sql, stop), this::arrive, failure -> {
            isRunning.set(false);
            problem.set(failure);
        });
    }

    private static SqlAnswer ask(OpenStore store, String sql, BooleanSupplier stop) throws Exception {
        return store.witness()
                .act(
                        Kind.READ,
                        "sql",
                        sql,
                        () -> store.reading().sql().run(sql, stop),
                        answer -> Witness.rows(answer.rows().size()));
    }

    private void arrive(SqlAnswer next) {
        isRunning.set(false);
        rows.clear();
        answer.set(next);
        more();
    }

    /// Ends what runs; what it has found so far arrives.
    void stop() {
        running.stop();
    }

    /// Shows the next rows.
    void more() {
        SqlAnswer all = answer.get();
        if (all != null) {
            int until = Math.min(all.rows().size(), rows.size() + PAGE);
            rows.addAll(all.rows().subList(rows.size(), until));
        }
    }

    /// Whether there are rows that are not shown yet.
    boolean hasMore() {
        SqlAnswer all = answer.get();
        return all != null && rows.size() < all.rows().size();
    }

    /// How many rows, how fresh, how long it took, and whether it was cut.
    String summary() {
        SqlAnswer all = answer.get();
        if (all == null) {
            return "";
        }
        String told = context.text(
                "sql.summary",
                all.rows().size(),
                all.throughSequence(),
                all.took().toNanos() / NANOS_PER_SECOND);
        return all.ending() == SqlAnswer.Ending.WHOLE
                ? told
                : told + " · " + context.text("sql.ending." + all.ending().word());
    }

    /// Whether the answer names events.
    boolean hasEvents() {
        return !numbers().isEmpty();
    }

    private List<String> numbers() {
        SqlAnswer all = answer.get();
        Optional<Integer> column = all == null ? Optional.empty() : all.sequenceColumn();
        return column.map(index -> Objects.requireNonNull(all).rows().stream()
                        .map(row -> row[index])
                        .flatMap(number ->
                                number != null && number.matches("[0-9]{1,18}") ? Stream.of(number) : Stream.empty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /// Whether the answer names more events than a filter takes.
    boolean hasTooManyEvents() {
        return numbers().size() > MOST_NUMBERS;
    }

    /// Shows the events of the answer on another screen.
    void show(ScreenId screen) {
        List<String> numbers = numbers();
        if (!numbers.isEmpty() && numbers.size() <= MOST_NUMBERS) {
            String filter = numbers.stream().collect(Collectors.joining(",", "seq:", ""));
            context.navigator().to(new Place(screen, "", filter, TimeRange.everything()));
        }
    }

    /// Shows the event of a row, where it has one.
    void open(@Nullable String[] row) {
        SqlAnswer all = answer.get();
        if (all != null) {
            all.sequenceColumn()
                    .map(column -> row[column])
                    .ifPresent(number -> context.navigator().open("E" + number));
        }
    }

    /// The whole answer as CSV.
    String csv() {
        SqlAnswer all = answer.get();
        if (all == null) {
            return "";
        }
        CsvLines line = new CsvLines(',', new FormulaGuard());
        all.columns().forEach(line::text);
        StringBuilder text = new StringBuilder(line.end());
        for (@Nullable String[] row : all.rows()) {
            for (String cell : row) {
                line.text(cell);
            }
            text.append(line.end());
        }
        return text.toString();
    }

    /// Names that begin with a prefix, for completion.
    List<String> complete(String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        relations.stream().map(SqlRelation::name),
                        relations.stream().flatMap(each -> each.columns().stream()))
                .distinct()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted))
                .limit(MOST_COMPLETIONS)
                .toList();
    }
}
