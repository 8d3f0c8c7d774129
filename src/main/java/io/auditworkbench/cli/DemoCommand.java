package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.DemoWorkspace;
import io.auditworkbench.workbench.ShopStore;
import io.auditworkbench.workbench.ShopTrading;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.ConclusionFeed;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.view.DemoStoreView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the program at work without a database of the user's.
@Unrecorded("its rows are invented")
@Command(
        name = "demo",
        description = {
            "Open a small shop's recorded history with planted incidents, which needs no MySQL.",
            "Or write a larger invented one into a store, or start a MySQL with the shop at work on it."
        },
        footer = {
            "",
            "Examples:",
            "  auditctl demo",
            "  auditctl demo --stories all",
            "  auditctl demo --write big.awb --events 500k --seed 42",
            "  auditctl demo --live"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final long TOLD_EVERY = 1_000_000;
    private static final Duration SHORTLY = Duration.ofMillis(200);

    private final Output output;
    private final Interruption interruption;
    private final Conclusions conclusions;
    private final Supplier<SecretPlaces> secrets;
    private final Supplier<DemoStore> demoStore;
    private final Supplier<DemoWorkspace> workspace;
    private final Supplier<ShopStore> shopStore;
    private final Supplier<ExecutorService> executor;
    private final Function<Optional<Path>, StoreReading> open;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--live", description = "capture the shop at work on a MySQL, and show its changes until Ctrl-C")
    boolean live;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "let the shop trade on this server until Ctrl-C: mysql://user@host:port/; it creates a schema")
    @Nullable
    String url;

    @Mixin
    PasswordSource password = new PasswordSource();

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "with --url: the schema to create, which must not have tables (default: shop)")
    String schema = "shop";

    @Option(
            names = "--stories",
            paramLabel = "WHICH",
            description =
                    "what is planted in the demo, and what was found of it: all, incidents, look-alikes, wrong (those that"
                            + " did not come out as they should)")
    DemoStories.@Nullable Which stories;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "generate a shop into this new store (default with --days, --events or --seed: demo.awb)")
    @Nullable
    Path file;

    @Option(names = "--days", paramLabel = "N", description = "how many days that shop trades (default: 30)")
    @Nullable
    Integer days;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "about how many row changes, as in 500k or 10M (default: those of 60 orders a day)")
    @Nullable
    String events;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what the shop does is chosen by this number (default: 7)")
    @Nullable
    Long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "with --live or --url: transactions a second (default: 4)")
    double rate = 4;

    /// What is concluded of the demo: to the end of a written one, as they come from a live one.
    public record Conclusions(Supplier<StoreScan> scan, Function<Path, ConclusionFeed> feed) {}

    public DemoCommand(
            Output output,
            Interruption interruption,
            Supplier<DemoStore> demoStore,
            Supplier<DemoWorkspace> workspace,
            Supplier<ShopStore> shopStore,
            Supplier<ExecutorService> executor,
            Function<Optional<Path>, StoreReading> open,
            Conclusions conclusions,
            Supplier<SecretPlaces> secrets) {
        this.secrets = secrets;
        this.conclusions = conclusions;
        this.output = output;
        this.interruption = interruption;
        this.demoStore = demoStore;
        this.workspace = workspace;
        this.shopStore = shopStore;
        this.executor = executor;
        this.open = open;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuse(
                output.options().store() != null,
                "The demo keeps its store in a folder of its own.",
                "Use --write FILE to generate a shop into a store of your choice.");
        if (live || url != null) {
            refuse(
                    stories != null,
                    "A shop at work has no list of stories: it goes on.",
                    "Use --stories without --live and --url.");
            return live ? live() : trade(Objects.requireNonNull(url));
        }
        refuse(
                filter.isGiven(),
                "A filter chooses what --live shows.",
                "Open the demo without it, and give the filter to events.");
        return isGenerated() ? write() : open();
    }

    /// What would have no effect.
    private static void refuse(boolean isGiven, String what, String whatToDo) {
        if (isGiven) {
            throw new WorkbenchException(ErrorCode.BAD_USAGE, what, whatToDo);
        }
    }

    private boolean isGenerated() {
        return file != null || days != null || events != null || seed != null;
    }

    private int live() throws InterruptedException {
        try (DemoWorkspace demo = workspace.get()) {
            demo.start(seed(), rate, output::note);
            follow(demo);
            output.note("Stopping shop, capture and MySQL …");
        }
        output.note("Nothing of the demo is left on this machine but the unpacked MySQL in the cache folder.");
        return interruption.exitCode(ExitCode.DONE);
    }

    private int open() {
        if (stories == null) {
            new DemoReport(output).format();
        }
        DemoStore demo = demoStore.get();
        DemoStoreView view = demo.open();
        if (stories != null) {
            new DemoStories(output).print(view.store(), stories, demo.stories());
        } else {
            new DemoReport(output).print(view);
        }
        return ExitCode.DONE.number();
    }

    private int write() throws InterruptedException {
        if (stories == null) {
            new DemoReport(output).format();
        }
        Path target = file == null ? Path.of("demo.awb") : file;
        ShopStore.Written made = shopStore.get().write(target, options(), seed(), told());
        output.note(String.format(
                Locale.ROOT,
                "Written in %.1f s (%,.0f row changes/s), indexed in %.1f s, %.1f MB.",
                made.nanos() / 1e9,
                made.rate(),
                made.indexNanos() / 1e9,
                made.bytes() / 1e6));
        StoreScan.Scanned scanned = conclusions.scan().get().scan(target, _ -> {}, interruption::isRequested);
        if (stories != null) {
            new DemoStories(output).print(target, stories, DemoStore.stories(target));
        } else {
            new DemoReport(output).print(new DemoReport.Generated(target, days(), seed(), made, scanned));
        }
        return ExitCode.DONE.number();
    }

    private int trade(String server) throws InterruptedException {
        ShopTrading trading = new ShopTrading(executor.get());
        ShopTrading.Place place = new ShopTrading.Place(server, password.read(secrets.get()), schema);
        interruption.onRequest(() -> {});
        long transactions = trading.trade(place, options(), seed(), rate, () -> !interruption.await(SHORTLY));
        output.line(String.format(
                Locale.ROOT,
                "%,d transactions of the shop, seed %d, are in the schema %s.",
                transactions,
                seed(),
                schema));
        output.line("What is true about them: " + ShopTrading.truth(schema));
        return interruption.exitCode(ExitCode.DONE);
    }

    private ShopOptions options() {
        if (days() < 1) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "A shop cannot trade for " + days + " days.", "Give --days 1 or more.");
        }
        return events == null ? ShopOptions.ofDays(days()) : ShopOptions.ofEvents(days(), CountWord.ofEvents(events));
    }

    private int days() {
        return days == null ? 30 : days;
    }

    private long seed() {
        return seed == null ? 7 : seed;
    }

    private LongConsumer told() {
        long[] next = {TOLD_EVERY};
        return written -> {
            if (written >= next[0]) {
                next[0] += TOLD_EVERY;
                output.note(Quantity.of(written) + " events");
            }
        };
    }

    /// What the changes mean, between them. Other programs read the changes alone.
    private void show(ConclusionFeed feed) {
        if (output.format(OutputFormat.TABLE) != OutputFormat.TABLE) {
            return;
        }
        feed.poll(
                event -> output.line("  " + output.paint(event.id() + " " + event.type(), Style.GREEN) + "  "
                        + ScreenText.tame(BusinessShape.objects(event) + "  " + BusinessShape.details(event))),
                group -> output.line("  "
                        + output.paint(
                                group.id() + " " + group.severity().name().toLowerCase(Locale.ROOT), Style.RED)
                        + "  " + ScreenText.tame(group.sentence())));
    }

    private void follow(DemoWorkspace demo) {
        try (StoreReading reading = open.apply(Optional.of(demo.store()));
                ConclusionFeed feed = conclusions.feed().apply(demo.store())) {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            accepted.ifPresent(wanted -> new LiveView(output, interruption).follow(reading, wanted, () -> show(feed)));
        }
    }
}
