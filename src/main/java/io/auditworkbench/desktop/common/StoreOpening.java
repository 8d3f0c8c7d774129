package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.EventView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Opens stores, and remembers which were open.
///
/// - **Threading**: the JavaFX thread.
public final class StoreOpening {

    private static final String RECENT = "stores.recent";
    private static final int MOST_REMEMBERED = 8;
    private static final Duration USUAL_RANGE = Duration.ofHours(24);

    private final DesktopContext context;
    private final Function<Path, StoreReading> reader;
    private final Function<Path, Witness> witnesses;
    private final Supplier<Path> demo;
    private final LatestWork opening;
    private final BundleOpening bundles;
    private final ReadOnlyObjectWrapper<@Nullable Path> beingOpened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// - **Shape**: `witnesses` have it recorded that a store is opened; `demo` gives the file of the demo's store, and
    ///   makes it when it is not there.
    public StoreOpening(
            DesktopContext context,
            Function<Path, StoreReading> reader,
            Function<Path, Witness> witnesses,
            Supplier<Path> demo) {
        this.context = context;
        this.reader = reader;
        this.witnesses = witnesses;
        this.demo = demo;
        this.opening = new LatestWork(context.work());
        this.bundles = new BundleOpening(context);
    }

    /// What is being opened, null while nothing is.
    public ReadOnlyObjectProperty<@Nullable Path> beingOpenedProperty() {
        return beingOpened.getReadOnlyProperty();
    }

    /// What verifies the evidence bundles that are opened.
    public BundleOpening bundles() {
        return bundles;
    }

    /// Why the last opening failed, null when it did not.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Stores that were open, the last one first.
    public List<Path> recent() {
        return context.settings().list(RECENT).stream().map(Path::of).toList();
    }

    /// Opens the demo.
    public void openDemo() {
        openDemo("");
    }

    /// Opens the demo on a thing in it.
    public void openDemo(String subject) {
        begin(Path.of("demo"), on(subject), _ -> opened(demo.get(), OpenStore.Kind.DEMO));
    }

    /// Opens a store.
    public void open(Path file) {
        open(file, "");
    }

    /// Opens a store on a thing in it; an evidence bundle is verified.
    public void open(Path file, String subject) {
        if (BundleOpening.isNamedLikeOne(file)) {
            problem.set(null);
            bundles.verify(file);
            return;
        }
        begin(file, on(subject), _ -> opened(file, OpenStore.Kind.RECORD));
    }

    /// Opens a store on a screen.
    public void open(Path file, ScreenId screen) {
        begin(file, () -> context.navigator().go(screen), _ -> opened(file, OpenStore.Kind.RECORD));
    }

    /// Opens a store where somebody was when it was open last.
    public void reopen(Path file, Place place) {
        begin(file, () -> context.navigator().startAt(place), _ -> opened(file, OpenStore.Kind.RECORD));
    }

    /// Opens the demo where somebody was.
    public void reopenDemo(Place place) {
        begin(Path.of("demo"), () -> context.navigator().startAt(place), _ -> opened(demo.get(), OpenStore.Kind.DEMO));
    }

    private Runnable on(String subject) {
        return () -> {
            if (!subject.isEmpty()) {
                context.navigator().open(subject);
            }
        };
    }

    private void begin(Path file, Runnable onward, Work.Job<OpenStore> job) {
        problem.set(null);
        bundles.forget();
        beingOpened.set(file);
        opening.run(job, store -> arrive(store, onward), failure -> {
            beingOpened.set(null);
            problem.set(failure);
            // the first screen says it in its place; while another store is open nobody sees that
            if (context.session().store().isPresent()) {
                context.notices().problem(failure);
            }
        });
    }

    private OpenStore opened(Path file, OpenStore.Kind kind) {
        if (Files.notExists(file)) {
            // says that it is not there; nothing is recorded of what nobody can read
            reader.apply(file).close();
        }
        Witness witness = witnesses.apply(file);
        try {
            StoreReading reading = reader.apply(file);
            return new OpenStore(
                    file,
                    reading,
                    witness,
                    kind,
                    newest(reading).orElseGet(context.clock()::instant),
                    context.times().zone());
        } catch (RuntimeException refused) {
            witness.fail();
            throw refused;
        }
    }

    private static Optional<Instant> newest(StoreReading reading) {
        List<Instant> moments = new ArrayList<>();
        if (reading.filters().read(FilterRequest.of("")) instanceof FilterReading.Accepted(var everything)) {
            EventQuery query = new EventQuery(everything, 1, EventQuery.Order.NEWEST_FIRST, Optional.empty());
            reading.events().search(query, new EventSink() {
                @Override
                public void take(EventView event) {
                    moments.add(event.committedAt());
                }

                @Override
                public void scanned(long events, long of) {
                    // one event is found at once
                }

                @Override
                public boolean isWanted() {
                    return moments.isEmpty();
                }
            });
        }
        return moments.stream().findFirst();
    }

    private void arrive(OpenStore store, Runnable onward) {
        beingOpened.set(null);
        context.session().open(store);
        remember(store);
        TimeRange first = store.isDemo() ? TimeRange.everything() : new TimeRange.Last(USUAL_RANGE);
        context.navigator().startAt(new Place(ScreenId.OVERVIEW, "", "", first));
        onward.run();
    }

    private void remember(OpenStore store) {
        if (store.isDemo()) {
            return;
        }
        List<String> paths = new ArrayList<>(context.settings().list(RECENT));
        String path = store.file().toAbsolutePath().toString();
        paths.remove(path);
        paths.addFirst(path);
        context.settings().put(RECENT, paths.subList(0, Math.min(MOST_REMEMBERED, paths.size())));
    }

    /// Closes the store and goes to the first screen.
    public void close() {
        opening.cancel();
        context.session().open(null);
        context.navigator().startAt(new Place(ScreenId.WELCOME, "", "", TimeRange.everything()));
    }
}
