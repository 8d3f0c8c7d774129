package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The independent oracle: reads a server's binlog without Debezium.
///
/// - **Shape**: whole transactions in commit order, from one place of the binlog up to another; both are transaction
///   boundaries, for example from [MysqlServer#binlogEnd()].
/// - **Errors**: [AssertionError] when the binlog cannot be read, or ends before the wanted place.
/// - **Threading**: reads on the calling thread; a server that falls silent for 20 s is an error.
public final class RawBinlogReader {

    private static final long SILENCE_MILLIS = 20_000;
    private static final AtomicLong SERVER_ID =
            new AtomicLong(1_000_000 + ProcessHandle.current().pid() % 1_000_000 * 100);

    /// Held, so that its level is not lost: the library tells of every connection.
    private static final Logger LIBRARY = Logger.getLogger(BinaryLogClient.class.getName());

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private final int port;
    private final Images images;

    /// Whether row images are kept: those of a huge transaction would not fit into memory.
    public enum Images {
        KEPT,
        COUNTED
    }

    public RawBinlogReader(int port, Images images) {
        this.port = port;
        this.images = images;
    }

    /// A reader of all images.
    public RawBinlogReader(int port) {
        this(port, Images.KEPT);
    }

    public List<RawTransaction> read(BinlogPosition begin, BinlogPosition end) {
        List<RawTransaction> transactions = new ArrayList<>();
        read(begin, end, transactions::add);
        return transactions;
    }

    /// Gives away each transaction as soon as it is complete.
    public void read(BinlogPosition begin, BinlogPosition end, Consumer<RawTransaction> consumer) {
        if (begin.compareTo(end) >= 0) {
            return;
        }
        BinaryLogClient client = client(begin);
        RawTransactions assembler = new RawTransactions(begin.file(), images, consumer);
        List<Exception> failures = new ArrayList<>();
        client.registerLifecycleListener(new FailureListener(failures));
        client.registerEventListener(event -> {
            assembler.accept(event);
            if (assembler.position().compareTo(end) >= 0) {
                disconnect(client, failures);
            }
        });
        try {
            client.connect();
        } catch (IOException e) {
            failures.add(e);
        }
        check(assembler, end, failures);
    }

    private BinaryLogClient client(BinlogPosition begin) {
        BinaryLogClient client =
                new BinaryLogClient("127.0.0.1", port, MysqlServer.READER.name(), MysqlServer.READER.password());
        client.setServerId(SERVER_ID.incrementAndGet());
        client.setSSLMode(SSLMode.DISABLED);
        client.setKeepAlive(false);
        client.setBlocking(false);
        client.setNetReadTimeout(SILENCE_MILLIS);
        client.setBinlogFilename(begin.file());
        client.setBinlogPosition(begin.offset());
        client.setEventDeserializer(new ExactEventDeserializer());
        return client;
    }

    private static void disconnect(BinaryLogClient client, List<Exception> failures) {
        try {
            client.disconnect();
        } catch (IOException e) {
            failures.add(e);
        }
    }

    private static void check(RawTransactions assembler, BinlogPosition end, List<Exception> failures) {
        if (assembler.position().compareTo(end) < 0) {
            AssertionError error =
                    new AssertionError("the binlog was read up to " + assembler.position() + ", not to " + end);
            failures.forEach(error::addSuppressed);
            throw error;
        }
        if (assembler.isOpen()) {
            throw new AssertionError("the end " + end + " is inside of a transaction");
        }
    }

    /// The library reports what goes wrong while reading only to a listener.
    private static final class FailureListener extends BinaryLogClient.AbstractLifecycleListener {

        private final List<Exception> failures;

        FailureListener(List<Exception> failures) {
            this.failures = failures;
        }

        @Override
        public void onCommunicationFailure(BinaryLogClient client, Exception failure) {
            failures.add(failure);
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient client, Exception failure) {
            failures.add(failure);
        }
    }
}
