package io.auditworkbench.cli;

import io.auditworkbench.workbench.MaskBench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what masking costs, mode by mode.
@Unrecorded("fills stores of its own with invented rows")
@Command(
        name = "masking",
        description = "Write the same invented history without a policy and with one of each mode, in turn, and say how"
                + " fast each was.")
public final class BenchMaskingCommand implements Callable<Integer> {

    private final Output output;
    private final Supplier<MaskBench> bench;

    @Option(names = "--events", paramLabel = "N", description = "how many events, as in 50k or 1M (default: 200k)")
    private String events = "200k";

    @Option(names = "--runs", paramLabel = "N", description = "counted rounds (default: 5)")
    private int runs = 5;

    public BenchMaskingCommand(Output output, Supplier<MaskBench> bench) {
        this.output = output;
        this.bench = bench;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, List<MaskBench.Leg>> legs = new LinkedHashMap<>();
        bench.get().run(CountWord.ofEvents(events), runs, leg -> {
            legs.computeIfAbsent(leg.policy(), _ -> new ArrayList<>()).add(leg);
            output.note(String.format(Locale.ROOT, "%-12s %,.0f events/s", leg.policy(), leg.rate()));
        });
        output.line(String.format(
                Locale.ROOT, "%-12s %12s %12s %12s %12s", "events/s", "min", "median", "max", "bytes/event"));
        legs.forEach((policy, rounds) -> output.line(row(policy, rounds)));
        return ExitCode.DONE.number();
    }

    private static String row(String policy, List<MaskBench.Leg> rounds) {
        double[] rates =
                rounds.stream().mapToDouble(MaskBench.Leg::rate).sorted().toArray();
        MaskBench.Leg last = rounds.getLast();
        return String.format(
                Locale.ROOT,
                "%-12s %12.0f %12.0f %12.0f %12.0f",
                policy,
                rates[0],
                rates[rates.length / 2],
                rates[rates.length - 1],
                (double) last.bytes() / last.events());
    }
}
