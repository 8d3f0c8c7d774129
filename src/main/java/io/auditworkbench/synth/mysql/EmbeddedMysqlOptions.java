package io.auditworkbench.synth.mysql;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How an [EmbeddedMysql] is started.
///
/// - **Shape**: `cache` holds what all servers share (the unpacked program, an empty data folder) and may be used by
///   several processes at once; `folder` belongs to one server; `port` 0 means any free one; `settings` are
///   `name=value` as in `my.cnf`, and win over the defaults; `program` is another server's `mysqld`, or a script that
///   ends in `exec` of one, instead of our archive's.
public record EmbeddedMysqlOptions(
        Path cache,
        Path folder,
        Lifetime lifetime,
        int port,
        int serverId,
        Durability durability,
        List<MysqlAccount> accounts,
        List<String> settings,
        Optional<Path> program) {

    public EmbeddedMysqlOptions {
        cache = cache.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        accounts = List.copyOf(accounts);
        settings = List.copyOf(settings);
    }

    /// A temporary, fast server on any free port, without accounts but root.
    public static EmbeddedMysqlOptions of(Path cache, Path folder) {
        return new EmbeddedMysqlOptions(
                cache,
                folder,
                Lifetime.TEMPORARY,
                0,
                4711,
                Durability.LAST_SECOND_AT_RISK,
                List.of(),
                List.of(),
                Optional.empty());
    }

    public EmbeddedMysqlOptions withLifetime(Lifetime other) {
        return new EmbeddedMysqlOptions(cache, folder, other, port, serverId, durability, accounts, settings, program);
    }

    public EmbeddedMysqlOptions withPort(int other) {
        return new EmbeddedMysqlOptions(
                cache, folder, lifetime, other, serverId, durability, accounts, settings, program);
    }

    public EmbeddedMysqlOptions withServerId(int other) {
        return new EmbeddedMysqlOptions(cache, folder, lifetime, port, other, durability, accounts, settings, program);
    }

    public EmbeddedMysqlOptions withDurability(Durability other) {
        return new EmbeddedMysqlOptions(cache, folder, lifetime, port, serverId, other, accounts, settings, program);
    }

    public EmbeddedMysqlOptions withAccounts(MysqlAccount... others) {
        return new EmbeddedMysqlOptions(
                cache, folder, lifetime, port, serverId, durability, List.of(others), settings, program);
    }

    public EmbeddedMysqlOptions withSettings(String... others) {
        return new EmbeddedMysqlOptions(
                cache, folder, lifetime, port, serverId, durability, accounts, List.of(others), program);
    }

    public EmbeddedMysqlOptions withProgram(Path other) {
        return new EmbeddedMysqlOptions(
                cache,
                folder,
                lifetime,
                port,
                serverId,
                durability,
                accounts,
                settings,
                Optional.of(other.toAbsolutePath()));
    }
}
