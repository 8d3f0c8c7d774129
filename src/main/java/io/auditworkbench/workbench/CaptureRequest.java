package io.auditworkbench.workbench;

import io.auditworkbench.workbench.daily.DailySchedule;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What to capture, from where, into which store.
///
/// - **Shape**: `url` is `mysql://user@host:port/`; `password` is empty for none; `tables` are globs separated by
///   commas, empty for every table; `serverId` is null to take a free one; `name` names the source in the store, null
///   for `host:port`; `daily` is when summaries of days are made; `masking` is the file of the masking policy, null for
///   none.
public record CaptureRequest(
        Path store,
        String url,
        String password,
        String tables,
        Beginning beginning,
        Extent extent,
        @Nullable Long serverId,
        @Nullable String name,
        DailySchedule daily,
        @Nullable Path masking) {

    public CaptureRequest {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(beginning, "beginning");
        Objects.requireNonNull(extent, "extent");
        Objects.requireNonNull(daily, "daily");
    }

    /// Without a masking policy.
    public CaptureRequest(
            Path store,
            String url,
            String password,
            String tables,
            Beginning beginning,
            Extent extent,
            @Nullable Long serverId,
            @Nullable String name,
            DailySchedule daily) {
        this(store, url, password, tables, beginning, extent, serverId, name, daily, null);
    }

    /// The same under the masking policy of a file, null for none.
    public CaptureRequest with(@Nullable Path policy) {
        return new CaptureRequest(store, url, password, tables, beginning, extent, serverId, name, daily, policy);
    }

    /// Without summaries of days.
    public CaptureRequest(
            Path store,
            String url,
            String password,
            String tables,
            Beginning beginning,
            Extent extent,
            @Nullable Long serverId,
            @Nullable String name) {
        this(store, url, password, tables, beginning, extent, serverId, name, DailySchedule.OFF);
    }

    /// How a capture begins that has no position yet.
    public enum Beginning {
        /// Read the rows as they stand, then stream.
        SNAPSHOT,
        /// Stream from now on.
        NOW
    }

    /// How far to capture.
    public enum Extent {
        /// Until told to stop.
        UNTIL_STOPPED,
        /// To the end of the binlog as it stands when capture starts.
        TO_PRESENT_END
    }

    /// Hides the password.
    @Override
    public String toString() {
        return "CaptureRequest[" + store + ", " + url + ", tables " + tables + "]";
    }
}
