package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.StartMode;
import io.auditworkbench.capture.TableGlob;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What it takes to read one server.
///
/// - **Shape**: `serverId` is the id that we take as a reader, unused by any other.
public record SourceSettings(ConnectionSettings connection, long serverId, StartMode startMode) {

    /// Part of the key and of the schema records that the engine keeps: never to be changed. The store tells sources apart itself.
    private static final String ENGINE_NAME = "source";

    public SourceSettings {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(startMode, "startMode");
    }

    /// The engine's settings; each was measured or has its reason in the capture design.
    Properties engineProperties(String linkId, @Nullable String position) {
        Properties engine = new Properties();
        engine.setProperty("name", ENGINE_NAME);
        engine.setProperty("topic.prefix", ENGINE_NAME);
        engine.setProperty("connector.class", AuditConnector.class.getName());
        engine.setProperty("offset.storage", LinkedOffsetStore.class.getName());
        engine.setProperty("offset.flush.interval.ms", "3600000");
        engine.setProperty("schema.history.internal", LinkedSchemaHistory.class.getName());
        engine.setProperty(EngineLink.ID_SETTING, linkId);
        engine.setProperty("schema.history.internal." + EngineLink.ID_SETTING, linkId);
        engine.setProperty("database.hostname", connection.host());
        engine.setProperty("database.port", Integer.toString(connection.port()));
        engine.setProperty("database.user", connection.user());
        engine.setProperty("database.password", connection.password().reveal());
        engine.setProperty("database.server.id", Long.toString(serverId));
        engine.setProperty("database.ssl.mode", tlsMode());
        // names of time zones differ between servers; we read times in UTC whatever the server's zone is
        engine.setProperty("driver.connectionTimeZone", "UTC");
        engine.setProperty("driver.allowPublicKeyRetrieval", "true");
        engine.setProperty("snapshot.mode", snapshotMode(position));
        engine.setProperty("include.schema.changes", "false");
        engine.setProperty("include.query", "true");
        engine.setProperty("provide.transaction.metadata", "false");
        engine.setProperty("skipped.operations", "none");
        engine.setProperty("tombstones.on.delete", "false");
        engine.setProperty("event.processing.failure.handling.mode", "fail");
        engine.setProperty("inconsistent.schema.handling.mode", "fail");
        engine.setProperty("bigint.unsigned.handling.mode", "precise");
        engine.setProperty("connect.keep.alive", "false");
        engine.setProperty("connect.timeout.ms", "10000");
        engine.setProperty("poll.interval.ms", "100");
        engine.setProperty("errors.max.retries", "0");
        engine.setProperty("statistics.metrics.enabled", "false");
        engine.setProperty("record.processing.threads", "1");
        String tables = connection.tables().stream().map(TableGlob::regex).collect(Collectors.joining(","));
        if (!tables.isEmpty()) {
            engine.setProperty("table.include.list", tables);
        }
        return engine;
    }

    /// Encrypting costs a quarter of the reader's thread, and on loopback nobody can listen.
    private String tlsMode() {
        boolean isFree = connection.isLoopback() && !connection.tls().isMandatory();
        return isFree ? "disabled" : connection.tls().name().toLowerCase(Locale.ROOT);
    }

    private String snapshotMode(@Nullable String position) {
        if (position != null) {
            return "initial";
        }
        return switch (startMode) {
            case SNAPSHOT_THEN_STREAM -> "initial";
            case STREAM_FROM_NOW -> "no_data";
        };
    }
}
