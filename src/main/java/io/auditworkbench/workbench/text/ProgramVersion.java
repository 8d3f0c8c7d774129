package io.auditworkbench.workbench.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Which version of the program this is, as everything that it writes says.
///
/// The time is that of the commit, not of the build, so that two builds of one commit say the same.
///
/// - **Shape**: `version` is `unknown` where the build left none; `commit` is the whole hash, null where the sources
///   had no history, such as an archive of them; `committedAt` is null with it; `isChanged` when files differed from
///   the commit.
public record ProgramVersion(
        String version, @Nullable String commit, @Nullable String committedAt, boolean isChanged) {

    private static final int SHORT_HASH_DIGITS = 12;

    /// The version alone; `unknown` where the build left none.
    public static String text() {
        return running().version();
    }

    /// The version that runs.
    public static ProgramVersion running() {
        Properties properties = new Properties();
        try (InputStream in = ProgramVersion.class.getResourceAsStream("/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return of(properties);
    }

    /// Reads what the build wrote; what it could not fill in is still a `${…}`, and counts as absent.
    static ProgramVersion of(Properties built) {
        String version = filled(built, "version");
        String commit = filled(built, "commit");
        String at = filled(built, "commit.time");
        boolean isKnown = commit != null && at != null && at.endsWith("Z");
        return new ProgramVersion(
                version == null ? "unknown" : version,
                isKnown ? commit : null,
                isKnown ? at : null,
                "true".equals(filled(built, "changed")));
    }

    /// What people read: `1.0.0 (commit 0123456789ab of 2026-11-28 22:30:07 UTC)`, the version alone without a commit.
    public String withCommit() {
        if (commit == null || committedAt == null) {
            return version;
        }
        return version + " (commit " + commit.substring(0, Math.min(SHORT_HASH_DIGITS, commit.length())) + " of "
                + committedAt.replace('T', ' ').replace("Z", " UTC")
                + (isChanged ? ", with changes that are not in it)" : ")");
    }

    private static @Nullable String filled(Properties built, String name) {
        String value = built.getProperty(name, "");
        return value.isBlank() || value.contains("${") ? null : value;
    }
}
