package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Another program that reads the binlog under an id of its choice, and drops what it reads.
public final class OtherReader implements AutoCloseable {

    private final BinaryLogClient client;

    private OtherReader(BinaryLogClient client) {
        this.client = client;
    }

    /// Joins at the binlog's end.
    public static OtherReader join(int port, long serverId) throws IOException, TimeoutException {
        BinaryLogClient client =
                new BinaryLogClient("127.0.0.1", port, MysqlServer.READER.name(), MysqlServer.READER.password());
        client.setServerId(serverId);
        client.setSSLMode(SSLMode.DISABLED);
        client.setKeepAlive(false);
        client.connect(TimeUnit.SECONDS.toMillis(20));
        return new OtherReader(client);
    }

    @Override
    public void close() throws IOException {
        client.disconnect();
    }
}
