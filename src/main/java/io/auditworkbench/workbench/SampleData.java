package io.auditworkbench.workbench;

import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.synth.ShopFact;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.conclude.Concluding;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The history that comes with the program: what a real Debezium said of a synthetic shop on a real MySQL, in
/// `sample-data`.
final class SampleData {

    /// The folder of the class path.
    static final String FOLDER = "/sample-data/";

    static final String RECORDING = "shop.ndjson.zst";

    /// The one source of the store that is made of it.
    static final String SOURCE = ImportFiles.PREFIX + "shop-db";

    private static final int TRANSACTIONS_A_READ = 2_000;
    private static final int CHANGES_A_STEP = 16_384;
    private static final int LARGEST_RECORD_BYTES = 1 << 20;

    private SampleData() {}

    /// The log of a store: how many entries it has, and the Merkle root over their leaves in hexadecimal digits.
    record LogHead(long entries, String root) {}

    /// A file of the folder; null when the program was built without it.
    static @Nullable InputStream open(String name) {
        return SampleData.class.getResourceAsStream(FOLDER + name);
    }

    /// Imports the recording into a new store, and draws the conclusions that come with the program.
    ///
    /// - **Shape**: the store says that it was captured when the recording ended, whenever it is made.
    static void make(Path store) {
        ImportRequest request = new ImportRequest(
                store,
                List.of(new ImportInput(RECORDING, SampleData::recording)),
                ImportRequest.Layout.LINES,
                ImportRequest.Intent.STORE,
                LARGEST_RECORD_BYTES);
        Clock clock = clock();
        ImportReport report = new ImportFiles(
                        StoreOpener.unsigned(clock), KnowledgeSource.NONE, ActRecorder.OF_NOTHING, () -> true, _ -> {})
                .run(request);
        if (report.ending() != ImportReport.Ending.COMPLETE) {
            throw new WorkbenchException(
                    ErrorCode.INTERNAL, "The recorded demo cannot be imported whole.", "Install the program again.");
        }
        // as capture does behind itself: what the log does not hold shows in the images
        try (Store made = Store.openForWriting(store, clock)) {
            new ImageSweep(made, made.source(SOURCE), SOURCE, clock).run();
            conclude(made);
        }
    }

    private static void conclude(Store store) {
        try (Concluding concluding =
                new Concluding(store, KnowledgeBook.builtIn().in(store))) {
            boolean isMore = true;
            while (isMore) {
                isMore = concluding.step(CHANGES_A_STEP);
            }
        }
    }

    private static InputStream recording() throws IOException {
        InputStream recording = open(RECORDING);
        if (recording == null) {
            throw new IOException("the program was built without its sample data");
        }
        return recording;
    }

    private static Clock clock() {
        long micros = ShopOptions.sample().endMicros();
        return Clock.fixed(Instant.ofEpochSecond(TimeUnit.MICROSECONDS.toSeconds(micros)), ZoneOffset.UTC);
    }

    /// What is planted in it; the generator says it again, because nothing that is stored does.
    static TruthFile truth() {
        List<TruthFile.Planted> planted = new ArrayList<>();
        new ShopGenerator(ShopOptions.SAMPLE_SEED, ShopOptions.sample())
                .forEachRemaining(transaction -> transaction.facts().forEach(fact -> {
                    if (fact instanceof ShopFact.Planted story) {
                        planted.add(new TruthFile.Planted(
                                story.kind(),
                                story.isIncident(),
                                story.story(),
                                story.actor(),
                                story.fromMicros(),
                                story.rows(),
                                Set.copyOf(story.ordinals())));
                    }
                }));
        return new TruthFile(planted, Map.of());
    }

    /// Reads the whole log of a store.
    static LogHead head(Store store) {
        MerkleFrontier frontier = new MerkleFrontier();
        long last = 0;
        List<StoredTransaction> page = store.changes().completedAfter(last, TRANSACTIONS_A_READ);
        while (!page.isEmpty()) {
            page.forEach(transaction -> frontier.add(transaction.leaf()));
            last = page.getLast().txId();
            page = store.changes().completedAfter(last, TRANSACTIONS_A_READ);
        }
        return new LogHead(frontier.size(), HexFormat.of().formatHex(frontier.root()));
    }
}
