package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSourceMetrics;
import io.debezium.connector.mysql.MySqlTaskContext;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.relational.TableId;
import io.debezium.snapshot.SnapshotterService;
import io.debezium.util.Clock;

/// The engine's parts that our sources are made of.
record EngineParts(
        EngineLink link,
        MySqlConnectorConfig config,
        MySqlTaskContext context,
        AuditSchema schema,
        EventDispatcher<MySqlPartition, TableId> dispatcher,
        FailureListener failures,
        MySqlStreamingChangeEventSourceMetrics metrics,
        SnapshotterService snapshotter,
        BinaryLogClient client,
        Clock clock) {}
