package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.BinlogVolume;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Measures how much log the server holds, and since when.
final class LogVolume {

    private LogVolume() {}

    /// - **Shape**: empty when the account may not list or read the logs, or when there are none; that is a finding of
    ///   P03 and P12, and not repeated here.
    static Optional<BinlogVolume> measure(ServerSession server, BinlogTap tap, Clock clock)
            throws InterruptedException {
        try {
            List<Row> files = server.rows("SHOW BINARY LOGS");
            if (files.isEmpty()) {
                return Optional.empty();
            }
            long sizeBytes = files.stream()
                    .mapToLong(row -> Long.parseLong(row.text("File_size")))
                    .sum();
            Instant begun = tap.begun(files.getFirst().first());
            return Optional.of(new BinlogVolume(sizeBytes, Duration.between(begun, clock.instant())));
        } catch (SQLException | IOException | TimeoutException _) {
            return Optional.empty();
        }
    }
}
