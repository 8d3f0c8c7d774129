package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.ShopEvaluation;
import io.auditworkbench.workbench.view.EvaluationView;
import io.auditworkbench.workbench.view.EvaluationView.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures rules and detectors against the truth about synthetic shops.
@Unrecorded("works on invented rows")
@Command(name = "eval", description = "Measure rules and detectors against synthetic shops whose incidents are known.")
public final class EvalCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.eval/1";
    private static final Pattern SEEDS = Pattern.compile("([0-9]{1,9})(?:[.][.]([0-9]{1,9}))?");
    private static final double RECALL = 0.95;
    private static final double PRECISION = 0.90;

    @Option(names = "--seeds", paramLabel = "A..B", description = "the shops to trade (default: 1000..1019)")
    private String seeds = "1000..1019";

    @Option(names = "--days", paramLabel = "N", description = "how many days each shop trades (default: 30)")
    private int days = 30;

    private final Output output;
    private final Interruption interruption;
    private final Supplier<ShopEvaluation> evaluation;

    public EvalCommand(Output output, Interruption interruption, Supplier<ShopEvaluation> evaluation) {
        this.output = output;
        this.interruption = interruption;
        this.evaluation = evaluation;
    }

    @Override
    public Integer call() throws InterruptedException {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        interruption.onRequest(() -> {});
        ShopEvaluation shops = evaluation.get();
        long[] wanted = wanted();
        int traded = 0;
        for (long seed : wanted) {
            if (interruption.isRequested()) {
                break;
            }
            shops.add(seed, days);
            traded++;
            output.note("seed " + seed + " done");
        }
        EvaluationView view = shops.result();
        if (format == OutputFormat.TABLE) {
            print(view);
        } else {
            Ending ending = new Ending("", "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, SCHEMA, ending, List.of(json(view)));
        }
        output.flush();
        if (traded < wanted.length) {
            return ExitCode.INCOMPLETE.number();
        }
        return isGood(view) ? ExitCode.DONE.number() : ExitCode.FINDINGS.number();
    }

    private static boolean isGood(EvaluationView view) {
        Line detectors = EvaluationView.total(view.detectors());
        Line rules = EvaluationView.total(view.rules());
        return detectors.recall() >= RECALL
                && detectors.precision() >= PRECISION
                && rules.found() == rules.planted()
                && rules.wrong() == 0;
    }

    private long[] wanted() {
        Matcher range = SEEDS.matcher(seeds);
        if (!range.matches()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "\"" + seeds + "\" is no range of seeds.", "Write --seeds 1000..1019.");
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        return LongStream.rangeClosed(first, last).toArray();
    }

    private void print(EvaluationView view) {
        Page page = new Page(output);
        page.heading("Detectors against planted incidents");
        page.table(columns(), withTotal(view.detectors()));
        page.space();
        page.heading("Rules against what took place");
        page.table(columns(), withTotal(view.rules()));
        view.misses().stream().limit(50).forEach(miss -> page.line("missed", miss));
        view.falseFindings().stream().limit(50).forEach(wrong -> page.line("false", wrong));
    }

    private static List<Line> withTotal(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        all.add(EvaluationView.total(lines));
        return all;
    }

    private static List<Column<Line>> columns() {
        return List.of(
                Column.text("kind", line -> Cell.of(line.kind())),
                Column.number("planted", line -> Cell.of(Long.toString(line.planted()))),
                Column.number("found", line -> Cell.of(Long.toString(line.found()))),
                Column.number("recall", line -> Cell.of(share(line.recall()))),
                Column.number("said", line -> Cell.of(Long.toString(line.own() + line.other() + line.wrong()))),
                Column.number("other kind", line -> Cell.of(Long.toString(line.other()))),
                Column.number("false", line -> Cell.of(Long.toString(line.wrong()))),
                Column.number("precision", line -> Cell.of(share(line.precision()))));
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static Map<String, @Nullable Object> json(EvaluationView view) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(
                "detectors",
                withTotal(view.detectors()).stream().map(EvalCommand::json).toList());
        tree.put(
                "rules", withTotal(view.rules()).stream().map(EvalCommand::json).toList());
        tree.put("misses", view.misses());
        tree.put("false", view.falseFindings());
        return tree;
    }

    private static Map<String, @Nullable Object> json(Line line) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("kind", line.kind());
        tree.put("planted", line.planted());
        tree.put("found", line.found());
        tree.put("recall", share(line.recall()));
        tree.put("own", line.own());
        tree.put("other_kind", line.other());
        tree.put("false", line.wrong());
        tree.put("precision", share(line.precision()));
        return tree;
    }
}
