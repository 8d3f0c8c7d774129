package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.TableSchema;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSource;
import io.debezium.connector.mysql.MySqlSnapshotChangeEventSourceMetrics;
import io.debezium.jdbc.JdbcConnection;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.EventDispatcher.SnapshotReceiver;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Debezium's snapshot, with the rows read as the server prints them and handed on in packs.
///
/// Locks, consistent view, position and schema are the engine's; only the values take our way.
final class AuditSnapshotSource extends MySqlSnapshotChangeEventSource {

    private final EngineLink link;
    private final MySqlSnapshotChangeEventSourceMetrics progress;

    AuditSnapshotSource(
            EngineLink link,
            MySqlConnectorConfig config,
            MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connectionFactory,
            MySqlDatabaseSchema schema,
            EventDispatcher<MySqlPartition, TableId> dispatcher,
            Clock clock,
            MySqlSnapshotChangeEventSourceMetrics metrics,
            NotificationService<MySqlPartition, MySqlOffsetContext> notifications,
            SnapshotterService snapshotter) {
        // nothing goes through the engine's queue, so there is no last record to mark in it
        super(
                config,
                connectionFactory,
                schema,
                dispatcher,
                clock,
                metrics,
                _ -> {},
                () -> {},
                notifications,
                snapshotter);
        this.link = link;
        progress = metrics;
    }

    @Override
    protected void preSnapshot() throws InterruptedException {
        link.takeSchemaRecords();
        link.channel().put(new SourceSignal.SnapshotBegan(), 0);
        super.preSnapshot();
    }

    @Override
    protected Optional<String> getSnapshotSelect(
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> context, TableId id, List<String> columns) {
        TableSchema table = TableSchemas.translate(context.tables.forTable(id));
        StringBuilder select = new StringBuilder("SELECT ");
        for (ColumnDefinition column : table.columns()) {
            select.append(select.length() > 7 ? ", " : "").append(SnapshotValues.expression(column));
        }
        return Optional.of(
                select.append(" FROM ").append(id.toQuotedString('`')).toString());
    }

    @Override
    protected void doCreateDataEventsForTable(
            ChangeEventSourceContext sourceContext,
            RelationalSnapshotContext<MySqlPartition, MySqlOffsetContext> snapshotContext,
            MySqlOffsetContext offset,
            SnapshotReceiver<MySqlPartition> snapshotReceiver,
            Table engineTable,
            boolean firstTable,
            boolean lastTable,
            int tableOrder,
            int tableCount,
            String selectStatement,
            OptionalLong rowCount,
            Set<TableId> rowCountTablesKeySet,
            JdbcConnection connection)
            throws InterruptedException, SQLException {
        offset.event(engineTable.id(), clock.currentTimeAsInstant());
        connection.executeWithoutCommitting("SET time_zone = '+00:00', character_set_results = utf8mb4");
        SnapshotPack pack = new SnapshotPack(link.channel(), TableSchemas.translate(engineTable), offset);
        try (Statement statement = readTableStatement(connection, rowCount);
                ResultSet result = statement.executeQuery(selectStatement)) {
            while (result.next()) {
                if (!sourceContext.isRunning()) {
                    throw new InterruptedException("capture is closed");
                }
                pack.add(result);
            }
        }
        pack.flush();
        progress.dataCollectionSnapshotCompleted(snapshotContext.partition, engineTable.id(), pack.rowCount());
    }
}
