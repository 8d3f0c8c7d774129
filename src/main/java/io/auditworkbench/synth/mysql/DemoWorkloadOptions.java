package io.auditworkbench.synth.mysql;

import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTables;

/// Which shop a [DemoWorkload] is, and where.
///
/// - **Shape**: `jdbcUrl` without schema, as [EmbeddedMysql#jdbcUrl()] gives it; the login must be allowed to create
///   the schema, which must not exist or be empty. Changes behind the log's back need `SYSTEM_VARIABLES_ADMIN`, or
///   they are logged.
/// - **Units**: `transactionsPerSecond` of all sessions together, more than 0; infinity for as fast as they can.
public record DemoWorkloadOptions(
        String jdbcUrl,
        String user,
        String password,
        String schema,
        long seed,
        ShopOptions shop,
        int sessions,
        double transactionsPerSecond,
        SchemaChanges schemaChanges) {

    public DemoWorkloadOptions {
        if (sessions < 1 || !(transactionsPerSecond > 0)) {
            throw new IllegalArgumentException("a workload needs a session and a rate above 0");
        }
    }

    /// Four sessions in the schema `shop` of an embedded server.
    public static DemoWorkloadOptions of(
            EmbeddedMysql server, long seed, ShopOptions shop, double transactionsPerSecond) {
        return new DemoWorkloadOptions(
                server.jdbcUrl(),
                "root",
                "",
                ShopTables.SCHEMA,
                seed,
                shop,
                4,
                transactionsPerSecond,
                SchemaChanges.NONE);
    }

    public DemoWorkloadOptions withSchemaChanges(SchemaChanges other) {
        return new DemoWorkloadOptions(
                jdbcUrl, user, password, schema, seed, shop, sessions, transactionsPerSecond, other);
    }

    /// The record without its password, which must not reach a log.
    @Override
    public String toString() {
        return "%s sessions on %s of %s, %s transactions/s, seed %s"
                .formatted(sessions, schema, jdbcUrl, transactionsPerSecond, seed);
    }
}
