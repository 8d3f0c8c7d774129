package io.auditworkbench.synth.mysql;

/// What a [DemoWorkload] does, and where.
///
/// - **Shape**: `jdbcUrl` without schema, as [EmbeddedMysql#jdbcUrl()] gives it; the login must be allowed to create
///   the schema.
/// - **Units**: `transactionsPerSecond` of all sessions together, more than 0; infinity for as fast as they can.
public record DemoWorkloadOptions(
        String jdbcUrl,
        String user,
        String password,
        String schema,
        long seed,
        int sessions,
        double transactionsPerSecond,
        SchemaChanges schemaChanges) {

    public DemoWorkloadOptions {
        if (sessions < 1 || !(transactionsPerSecond > 0)) {
            throw new IllegalArgumentException("a workload needs a session and a rate above 0");
        }
    }

    /// Four sessions in the schema `shop` of an embedded server.
    public static DemoWorkloadOptions of(EmbeddedMysql server, long seed, double transactionsPerSecond) {
        return new DemoWorkloadOptions(
                server.jdbcUrl(), "root", "", "shop", seed, 4, transactionsPerSecond, SchemaChanges.NONE);
    }

    public DemoWorkloadOptions withSchemaChanges(SchemaChanges other) {
        return new DemoWorkloadOptions(jdbcUrl, user, password, schema, seed, sessions, transactionsPerSecond, other);
    }

    public DemoWorkloadOptions withSessions(int other) {
        return new DemoWorkloadOptions(
                jdbcUrl, user, password, schema, seed, other, transactionsPerSecond, schemaChanges);
    }

    /// The record without its password, which must not reach a log.
    @Override
    public String toString() {
        return "%s sessions on %s of %s, %s transactions/s, seed %s"
                .formatted(sessions, schema, jdbcUrl, transactionsPerSecond, seed);
    }
}
