package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.StartMode;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What it takes to read one server.
///
/// - **Shape**: `tables` are globs of `schema.table` (`shop.*`), empty for everything but the server's own schemas; `tlsMode` is
///   Debezium's word: `disabled`, `preferred`, `required`, `verify_ca`, `verify_identity`.
public record SourceSettings(
        String name,
        String host,
        int port,
        String user,
        String password,
        String tlsMode,
        List<String> tables,
        long serverId,
        StartMode startMode) {

    public SourceSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(tlsMode, "tlsMode");
        tables = List.copyOf(tables);
    }

    /// Hides the password.
    @Override
    public String toString() {
        return "SourceSettings[" + name + ", " + user + "@" + host + ":" + port + ", tables " + tables + "]";
    }

    /// The engine's settings; each was measured or has its reason in the capture design.
    Properties engineProperties(String linkId, @Nullable String position) {
        Properties engine = new Properties();
        engine.setProperty("name", name);
        engine.setProperty("topic.prefix", name);
        engine.setProperty("connector.class", AuditConnector.class.getName());
        engine.setProperty("offset.storage", LinkedOffsetStore.class.getName());
        engine.setProperty("offset.flush.interval.ms", "3600000");
        engine.setProperty("schema.history.internal", LinkedSchemaHistory.class.getName());
        engine.setProperty(EngineLink.ID_SETTING, linkId);
        engine.setProperty("schema.history.internal." + EngineLink.ID_SETTING, linkId);
        engine.setProperty("database.hostname", host);
        engine.setProperty("database.port", Integer.toString(port));
        engine.setProperty("database.user", user);
        engine.setProperty("database.password", password);
        engine.setProperty("database.server.id", Long.toString(serverId));
        engine.setProperty("database.ssl.mode", tlsMode);
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
        if (!tables.isEmpty()) {
            engine.setProperty("table.include.list", TableGlobs.toPattern(tables));
        }
        return engine;
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
