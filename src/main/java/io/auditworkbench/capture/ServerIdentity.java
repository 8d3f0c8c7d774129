package io.auditworkbench.capture;

/// Which server answered.
///
/// - **Shape**: `product` is the server's own comment, such as `MySQL Community Server - GPL`; `uuid` is
///   `@@server_uuid`; `account` is the account that the server matched, such as `'audit_reader'@'10.0.%'`.
public record ServerIdentity(ServerVersion version, String product, String uuid, String account, Hosting hosting) {}
