package io.auditworkbench.workbench;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.mysql.DemoWorkload;
import io.auditworkbench.synth.mysql.DemoWorkloadOptions;
import io.auditworkbench.synth.mysql.SchemaChanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/// Lets the synthetic shop trade on a server of the user's, in a schema that it creates; the truth goes into a file.
///
/// - **Threading**: one thread; the shop's sessions take theirs from the executor.
public final class ShopTrading {

    private static final int SESSIONS = 4;

    private final Executor executor;

    public ShopTrading(Executor executor) {
        this.executor = executor;
    }

    /// Where the shop trades.
    ///
    /// - **Shape**: `url` as in [ConnectionSettings#parse(String)].
    public record Place(String url, String password, String schema) {

        /// The place without its password, which must not reach a log.
        @Override
        public String toString() {
            return schema + " on " + url;
        }
    }

    /// The truth file of a schema, in the working folder.
    public static Path truth(String schema) {
        return Path.of(schema + ".truth.jsonl");
    }

    /// Trades until the shop closes or `isWanted` says no, and answers how many transactions were committed.
    ///
    /// - **Shape**: `isWanted` waits a moment before it answers yes. The truth file is complete when this returns; the
    ///   transactions that it names are the shop's own numbers, not the server's.
    /// - **Errors**: `BAD_USAGE` when the schema has tables or the truth file exists; `MYSQL_NOT_AVAILABLE`.
    public long trade(Place place, ShopOptions options, long seed, double rate, BooleanSupplier isWanted) {
        return trade(place, options, seed, rate, isWanted, truth(place.schema()));
    }

    long trade(Place place, ShopOptions options, long seed, double rate, BooleanSupplier isWanted, Path truthFile) {
        if (Files.exists(truthFile)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is a file at " + truthFile + " already.",
                    "Name another schema, or move the file; nothing is ever overwritten.");
        }
        try (ShopTruth truth = new ShopTruth(truthFile, seed, options);
                DemoWorkload shop = DemoWorkload.start(
                        workload(place, options, seed, rate),
                        executor,
                        transaction -> transaction.facts().forEach(truth::add))) {
            boolean goesOn = true;
            while (goesOn && !shop.isOver()) {
                goesOn = isWanted.getAsBoolean();
            }
            shop.stop();
            truth.complete();
            return shop.transactions();
        }
    }

    private static DemoWorkloadOptions workload(Place place, ShopOptions options, long seed, double rate) {
        ConnectionSettings settings = ConnectionSettings.parse(place.url());
        if (!(rate > 0)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "A shop cannot trade at a rate of " + rate + ".", "Give --rate above 0.");
        }
        String jdbcUrl = "jdbc:mysql://" + settings.address() + "/?sslMode="
                + settings.tls().name() + "&allowPublicKeyRetrieval=" + settings.isLoopback();
        return new DemoWorkloadOptions(
                jdbcUrl,
                settings.user(),
                place.password(),
                place.schema(),
                seed,
                options,
                SESSIONS,
                rate,
                SchemaChanges.NONE);
    }
}
