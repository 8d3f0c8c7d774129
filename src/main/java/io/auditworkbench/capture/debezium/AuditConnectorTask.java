package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.bean.StandardBeanNames;
import io.debezium.config.CommonConnectorConfig;
import io.debezium.config.Configuration;
import io.debezium.config.Field;
import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.binlog.BinlogEventMetadataProvider;
import io.debezium.connector.binlog.BinlogSourceTask;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.common.CdcSourceTaskContext;
import io.debezium.connector.common.DebeziumHeaderProducer;
import io.debezium.connector.mysql.Module;
import io.debezium.connector.mysql.MySqlChangeEventSourceMetricsFactory;
import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.connector.mysql.jdbc.MySqlFieldReaderResolver;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.document.DocumentReader;
import io.debezium.heartbeat.Heartbeat;
import io.debezium.jdbc.DefaultMainConnectionProvidingConnectionFactory;
import io.debezium.jdbc.MainConnectionProvidingConnectionFactory;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.DataChangeEvent;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.notification.NotificationService;
import io.debezium.pipeline.signal.SignalProcessor;
import io.debezium.pipeline.spi.Offsets;
import io.debezium.relational.CustomConverterRegistry;
import io.debezium.relational.TableId;
import io.debezium.schema.SchemaFactory;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.spi.topic.TopicNamingStrategy;
import io.debezium.util.Clock;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's task: puts Debezium's MySQL parts together with our sources in them.
///
/// Its queue carries nothing but failures; changes take the [CaptureChannel].
///
/// - **Threading**: the engine's threads.
/// - **Source**: ADR-0015; the order of the steps is that of `MySqlConnectorTask` in Debezium 3.6.1.Final.
public final class AuditConnectorTask extends BinlogSourceTask<MySqlPartition, MySqlOffsetContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AuditConnectorTask.class);

    private @Nullable MySqlConnectorConfig config;
    private @Nullable MySqlTaskContext taskContext;
    private @Nullable ChangeEventQueue<DataChangeEvent> queue;
    private @Nullable FailureListener failures;
    private @Nullable AuditSchema schema;
    private @Nullable MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections;
    private @Nullable BinlogConnectorConnection beanConnection;

    @Override
    public String version() {
        return Module.version();
    }

    @Override
    protected String connectorName() {
        return Module.name();
    }

    @Override
    protected Iterable<Field> getAllConfigurationFields() {
        return MySqlConnectorConfig.ALL_FIELDS;
    }

    @Override
    public CdcSourceTaskContext<? extends CommonConnectorConfig> preStart(Configuration configuration) {
        config = new MySqlConnectorConfig(configuration);
        taskContext = new MySqlTaskContext(configuration, config);
        return taskContext;
    }

    @Override
    protected ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> start(Configuration configuration) {
        EngineLink link = EngineLink.of(configuration.getString(EngineLink.ID_SETTING));
        connections = connections(configuration);
        BinlogConnectorConnection connection = connections.mainConnection();
        Offsets<MySqlPartition, MySqlOffsetContext> offsets = getPreviousOffsets(
                new MySqlPartition.Provider(config, configuration), new MySqlOffsetContext.Loader(config));
        registerServiceProviders(config.getServiceRegistry());
        schema = schema(connection);
        beanConnection = connections.newConnection();
        registerBeans(configuration, offsets);
        SnapshotterService snapshotter = config.getServiceRegistry().tryGetService(SnapshotterService.class);
        validateBinlogConfiguration(snapshotter.getSnapshotter(), connection);
        validateSchemaHistory(config, connection::validateLogPosition, offsets, schema, snapshotter.getSnapshotter());
        beginWithoutAutoCommit(connection);
        return coordinator(link, offsets, snapshotter);
    }

    private MainConnectionProvidingConnectionFactory<BinlogConnectorConnection> connections(
            Configuration configuration) {
        return new DefaultMainConnectionProvidingConnectionFactory<>(() -> new MySqlConnection(
                new MySqlConnectionConfiguration(configuration), MySqlFieldReaderResolver.resolve(config)));
    }

    private AuditSchema schema(BinlogConnectorConnection connection) {
        TopicNamingStrategy<TableId> topics = topics();
        MySqlValueConverters converters = new MySqlValueConverters(
                config.getDecimalMode(),
                config.getTemporalPrecisionMode(),
                config.getBigIntUnsignedHandlingMode().asBigIntUnsignedMode(),
                config.binaryHandlingMode(),
                temporal -> temporal,
                config.getEventConvertingFailureHandlingMode(),
                config.getServiceRegistry());
        AuditSchema made = new AuditSchema(
                config,
                converters,
                topics,
                config.schemaNameAdjuster(),
                connection.isTableIdCaseSensitive(),
                config.getServiceRegistry().tryGetService(CustomConverterRegistry.class),
                taskContext);
        made.read(inlineReferences(connection));
        return made;
    }

    private static InlineReferences inlineReferences(BinlogConnectorConnection connection) {
        try {
            int version = connection.connection().getMetaData().getDatabaseMajorVersion();
            return version < 9 ? InlineReferences.FORGOTTEN : InlineReferences.FOREIGN_KEYS;
        } catch (SQLException lost) {
            throw EngineFailures.translate(lost);
        }
    }

    @SuppressWarnings("unchecked")
    private TopicNamingStrategy<TableId> topics() {
        return config.getTopicNamingStrategy(MySqlConnectorConfig.TOPIC_NAMING_STRATEGY);
    }

    private void registerBeans(Configuration configuration, Offsets<MySqlPartition, MySqlOffsetContext> offsets) {
        var beans = config.getBeanRegistry();
        beans.add(StandardBeanNames.CONFIGURATION, configuration);
        beans.add(StandardBeanNames.CONNECTOR_CONFIG, config);
        beans.add(StandardBeanNames.DATABASE_SCHEMA, schema);
        beans.add(StandardBeanNames.JDBC_CONNECTION, beanConnection);
        beans.add(StandardBeanNames.OFFSETS, offsets);
        beans.add(StandardBeanNames.CDC_SOURCE_TASK_CONTEXT, taskContext);
    }

    private static void beginWithoutAutoCommit(BinlogConnectorConnection connection) {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException lost) {
            throw EngineFailures.translate(lost);
        }
    }

    private ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> coordinator(
            EngineLink link, Offsets<MySqlPartition, MySqlOffsetContext> offsets, SnapshotterService snapshotter) {
        queue = queue();
        failures = new FailureListener(config, queue, link.channel());
        BinlogEventMetadataProvider metadata = new BinlogEventMetadataProvider();
        SignalProcessor<MySqlPartition, MySqlOffsetContext> signals = signals(offsets);
        EventDispatcher<MySqlPartition, TableId> dispatcher = dispatcher(metadata, signals);
        BinaryLogClient client =
                new BinaryLogClient(config.getHostName(), config.getPort(), config.getUserName(), config.getPassword());
        MySqlStreamingChangeEventSourceMetrics metrics = new MySqlStreamingChangeEventSourceMetrics(
                taskContext, queue, metadata, schema::dataCollectionIds, client);
        EngineParts parts = new EngineParts(
                link, config, taskContext, schema, dispatcher, failures, metrics, snapshotter, client, Clock.system());
        ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> coordinator =
                coordinator(parts, offsets, signals);
        coordinator.start(taskContext, queue, metadata);
        return coordinator;
    }

    private ChangeEventQueue<DataChangeEvent> queue() {
        return new ChangeEventQueue.Builder<DataChangeEvent>()
                .pollInterval(config.getPollInterval())
                .maxBatchSize(config.getMaxBatchSize())
                .maxQueueSize(config.getMaxQueueSize())
                .loggingContextSupplier(() -> taskContext.configureLoggingContext("task"))
                .build();
    }

    private SignalProcessor<MySqlPartition, MySqlOffsetContext> signals(
            Offsets<MySqlPartition, MySqlOffsetContext> offsets) {
        return new SignalProcessor<>(
                MySqlConnector.class,
                config,
                Map.of(),
                getAvailableSignalChannels(),
                DocumentReader.defaultReader(),
                offsets);
    }

    private EventDispatcher<MySqlPartition, TableId> dispatcher(
            BinlogEventMetadataProvider metadata, SignalProcessor<MySqlPartition, MySqlOffsetContext> signals) {
        return new EventDispatcher<>(
                config,
                topics(),
                schema,
                queue,
                config.getTableFilters().dataCollectionFilter(),
                DataChangeEvent::new,
                null,
                metadata,
                Heartbeat.ScheduledHeartbeat.NOOP_HEARTBEAT,
                config.schemaNameAdjuster(),
                signals,
                config.getServiceRegistry().tryGetService(DebeziumHeaderProducer.class));
    }

    private ChangeEventSourceCoordinator<MySqlPartition, MySqlOffsetContext> coordinator(
            EngineParts parts,
            Offsets<MySqlPartition, MySqlOffsetContext> offsets,
            SignalProcessor<MySqlPartition, MySqlOffsetContext> signals) {
        EventDispatcher<MySqlPartition, TableId> dispatcher = parts.dispatcher();
        return new ChangeEventSourceCoordinator<>(
                offsets,
                failures,
                MySqlConnector.class,
                config,
                new AuditSourceFactory(parts, connections),
                new MySqlChangeEventSourceMetricsFactory(parts.metrics()),
                dispatcher,
                schema,
                signals,
                new NotificationService<>(
                        getNotificationChannels(), config, SchemaFactory.get(), dispatcher::enqueueNotification),
                parts.snapshotter());
    }

    @Override
    protected List<SourceRecord> doPoll() throws InterruptedException {
        return pollRecords(queue);
    }

    @Override
    protected Optional<ErrorHandler> getErrorHandler() {
        return Optional.ofNullable(failures);
    }

    @Override
    protected void doStop() {
        if (connections != null) {
            close(connections.mainConnection());
        }
        if (beanConnection != null) {
            close(beanConnection);
        }
        if (schema != null) {
            schema.close();
        }
        if (queue != null) {
            queue.close();
        }
    }

    private static void close(BinlogConnectorConnection connection) {
        try {
            connection.close();
        } catch (SQLException failed) {
            LOG.warn("a source connection did not close cleanly: {}", failed.getSQLState());
        }
    }
}
