package io.auditworkbench.capture.debezium;

import io.debezium.connector.binlog.BinlogConnectorConfig;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.TableId;
import io.debezium.relational.ddl.DdlParser;
import io.debezium.relational.history.TableChanges;
import io.debezium.schema.SchemaChangeEvent;
import io.debezium.schema.SchemaNameAdjuster;
import io.debezium.spi.topic.TopicNamingStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's picture of the database, which also remembers what the last streamed statement changed in it.
///
/// - **Threading**: the binlog client's thread while streaming.
final class AuditSchema extends MySqlDatabaseSchema {

    private List<SchemaChangeEvent> lastChanges = List.of();
    private @Nullable ForeignKeyGraph foreignKeys;

    AuditSchema(
            MySqlConnectorConfig config,
            MySqlValueConverters converters,
            TopicNamingStrategy<TableId> topics,
            SchemaNameAdjuster names,
            boolean tableIdsIgnoreCase,
            CustomConverterRegistry registry,
            MySqlTaskContext context) {
        super(config, converters, topics, names, tableIdsIgnoreCase, registry, context);
    }

    /// What `REFERENCES` behind a column means to the server.
    void read(InlineReferences meaning) {
        ((AuditDdlParser) getDdlParser()).read(meaning);
    }

    /// The foreign keys of all tables that the engine knows, captured or not, as they are at this place of the stream.
    ForeignKeyGraph foreignKeys() {
        ForeignKeyGraph known = foreignKeys;
        if (known == null) {
            known = new ForeignKeyGraph(
                    tables().tableIds().stream().map(tables()::forTable).toList());
            foreignKeys = known;
        }
        return known;
    }

    /// Called by the super constructor: must not touch fields of this class.
    @Override
    protected DdlParser createDdlParser(BinlogConnectorConfig config, MySqlValueConverters converters) {
        return new AuditDdlParser(
                getTableFilter(), config.getServiceRegistry().getService(BinlogCharsetRegistry.class));
    }

    @Override
    public List<SchemaChangeEvent> parseStreamingDdl(
            MySqlPartition partition, String ddl, String database, MySqlOffsetContext offset, Instant sourceTime) {
        foreignKeys = null;
        lastChanges = super.parseStreamingDdl(partition, ddl, database, offset, sourceTime);
        return lastChanges;
    }

    /// The name that the table of a change had until now, when the change gave it another; else null.
    @Nullable
    TableId formerName(SchemaChangeEvent change) {
        for (TableChanges.TableChange table : change.getTableChanges()) {
            TableId former = table.getPreviousId() != null
                    ? table.getPreviousId()
                    : ((AuditDdlParser) getDdlParser()).formerNameOf(table.getId());
            if (former != null) {
                return former;
            }
        }
        return null;
    }

    /// What the statements since the last call changed.
    List<SchemaChangeEvent> takeChanges() {
        List<SchemaChangeEvent> taken = lastChanges;
        lastChanges = List.of();
        return taken;
    }
}
