package io.auditworkbench.cli;

import io.auditworkbench.workbench.FirstPageBench;
import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how fast filters show their first page.
@Unrecorded("prints times")
@Command(name = "first-page", description = "Time the first page of many filters, on a store that `bench store` wrote.")
public final class BenchFirstPageCommand implements Callable<Integer> {

    /// Every kind of index, alone and together, and what no index answers.
    private static final List<String> FILTERS = List.of(
            "",
            "table:orders",
            "table:price_rules",
            "op:delete",
            "table:refunds op:insert",
            "table:orders op:update",
            "actor:shop-web@10.0.0.11",
            "actor:zoe",
            "actor:dba.mallory",
            "changed:status",
            "changed:credit_limit",
            "changed:percent",
            "changed:total",
            "status:new->cancelled",
            "delta.credit_limit<-4000",
            "row:{row}",
            "same:row({event})",
            "tx:{tx}",
            "gtid:{gtid}",
            "seq:1000..2000",
            "near:{event}/5m",
            "on:{day}",
            "on:{day} actor:alice op:update",
            "since:{day} table:refunds",
            "delivered",
            "mallory",
            "chargeback",
            "\"found by audit\"",
            "\"no such words\"",
            "zebra",
            "4711815",
            "refunds clara",
            "(table:refunds or table:price_rules) actor:dba.mallory",
            "on:{day} query~\"LOAD DATA\"",
            "table:refunds amount>1000",
            "total>1000",
            "total>999999",
            "thread:77",
            "thread:12345",
            "query~\"(?i)drop table\"",
            "hour:3 table:customers");

    private final Output output;
    private final Function<Optional<Path>, StoreReading> open;

    @Option(names = "--runs", paramLabel = "N", description = "counted rounds (default: 5)")
    int runs = 5;

    @Option(names = "--filter", paramLabel = "TEXT", description = "only this filter")
    private @Nullable String filter;

    BenchFirstPageCommand(Output output, Function<Optional<Path>, StoreReading> open) {
        this.output = output;
        this.open = open;
    }

    @Override
    public Integer call() {
        Optional<Path> store = Optional.ofNullable(output.options().store());
        output.line(line("filter", "index", "found", "cold ms", "warm ms", "next ms"));
        new FirstPageBench(() -> open.apply(store), runs).run(filter == null ? FILTERS : List.of(filter), timing -> {
            output.line(line(
                    timing.filter().isEmpty() ? "(everything)" : timing.filter(),
                    timing.indexes().isEmpty() ? "none" : timing.indexes(),
                    Integer.toString(timing.found()),
                    millis(timing.coldMillis()),
                    millis(timing.warmMillis()),
                    millis(timing.nextMillis())));
            output.flush();
        });
        return ExitCode.DONE.number();
    }

    private static String line(String filter, String index, String found, String cold, String warm, String next) {
        return String.format(Locale.ROOT, "%-56s %-28s %5s %9s %9s %9s", filter, index, found, cold, warm, next);
    }

    private static String millis(double millis) {
        return millis < 0 ? "" : String.format(Locale.ROOT, "%.1f", millis);
    }
}
