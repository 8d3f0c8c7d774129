package io.auditworkbench.capture;

/// What Audit Workbench knows about reading a version of MySQL.
///
/// - **Source**: Debezium 3.6, tested versions of the MySQL connector; the calendar numbering starts after 9.7.
public enum VersionSupport {
    /// On the list of versions that the reader is made for.
    SUPPORTED,
    /// Newer than anything tested: probably fine, not known.
    UNTESTED,
    /// Older than 8.0.
    TOO_OLD,
    /// Another product.
    MARIADB;

    /// What a person reads as the list.
    public static final String SUPPORTED_VERSIONS = "MySQL 8.0 to 9.x";

    public static VersionSupport of(ServerVersion version) {
        if (version.isMariaDb()) {
            return MARIADB;
        }
        if (!version.isAtLeast(8, 0, 0)) {
            return TOO_OLD;
        }
        return version.isAtLeast(10, 0, 0) ? UNTESTED : SUPPORTED;
    }
}
