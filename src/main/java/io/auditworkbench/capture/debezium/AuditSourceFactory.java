package io.auditworkbench.capture.debezium;

import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSourceMetrics;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.source.spi.ChangeEventSourceFactory;
import io.debezium.pipeline.source.spi.SnapshotChangeEventSource;
import io.debezium.pipeline.source.spi.SnapshotProgressListener;
import io.debezium.pipeline.source.spi.StreamingChangeEventSource;

/// Puts our snapshot and streaming sources where the engine asks for its own.
record AuditSourceFactory(
        EngineParts parts, MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connectionFactory)
        implements ChangeEventSourceFactory<MySqlPartition, MySqlOffsetContext> {

    @Override
    public SnapshotChangeEventSource<MySqlPartition, MySqlOffsetContext> getSnapshotChangeEventSource(
            SnapshotProgressListener<MySqlPartition> progress,
            NotificationService<MySqlPartition, MySqlOffsetContext> notifications) {
        return new AuditSnapshotSource(
                parts.link(),
                parts.config(),
                connectionFactory,
                parts.schema(),
                parts.dispatcher(),
                parts.clock(),
                (MySqlSnapshotChangeEventSourceMetrics) progress,
                notifications,
                parts.snapshotter());
    }

    @Override
    public StreamingChangeEventSource<MySqlPartition, MySqlOffsetContext> getStreamingChangeEventSource() {
        return new AuditStreamingSource(parts, connectionFactory.mainConnection());
    }
}
