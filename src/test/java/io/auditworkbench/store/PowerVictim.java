package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/// A writer whose system calls are recorded: appends the transactions of [StoreVictim], writes the number of the last
/// one into a file after each commit, and ends without closing the store.
///
/// It moves the write-ahead log into the database much oftener than the product, so that a short run holds many such
/// moves; the rest is what every writer does.
final class PowerVictim {

    private static final int WAL_PAGES = 40;

    private PowerVictim() {}

    /// `arguments`: the store, what `pragma synchronous` is set to, how many transactions, the file for their numbers.
    public static void main(String[] arguments) throws IOException, SQLException {
        Path file = Path.of(arguments[0]);
        PrivateFile.create(file);
        try (Connection connection = Connections.writing(file);
                FileChannel acknowledgements = FileChannel.open(
                        Path.of(arguments[3]), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma synchronous=" + arguments[1]);
                statement.execute("pragma wal_autocheckpoint=" + WAL_PAGES);
            }
            Migrations.run(file, connection);
            StoreWriter writer = new StoreWriter(file, connection, new MicrosClock(Clock.systemUTC()), null);
            SourceId source = writer.source(Shop.SOURCE);
            for (long number = 1; number <= Long.parseLong(arguments[2]); number++) {
                StoreVictim.write(writer, source, number);
                if (number % 3 == 1) {
                    writer.commit();
                    acknowledgements.write(ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.US_ASCII)));
                }
            }
            Runtime.getRuntime().halt(0);
        }
    }
}
