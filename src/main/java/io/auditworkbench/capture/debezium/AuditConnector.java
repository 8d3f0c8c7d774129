package io.auditworkbench.capture.debezium;

import io.debezium.connector.mysql.MySqlConnector;
import org.apache.kafka.connect.connector.Task;

/// Debezium's MySQL connector with our task in it (ADR-0015).
public final class AuditConnector extends MySqlConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return AuditConnectorTask.class;
    }
}
