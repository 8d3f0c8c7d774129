package io.auditworkbench.store;

import org.jspecify.annotations.Nullable;

/// A pushed transaction whose end has not come yet.
///
/// - **Shape**: `openId` is 0 before it is saved; `isBounded` when its BEGIN was seen, so that an END will come;
///   `isMarked` when its records say that they belong to a transaction; `source`, place and times are those of its
///   first row, `source` null before it; `savedCount` records are saved; `receivedMicros` is when the last one came.
/// - **Units**: microseconds since the epoch, UTC.
public record OpenPush(
        long openId,
        String channel,
        String identity,
        boolean isBounded,
        boolean isMarked,
        @Nullable SourceId source,
        @Nullable String gtid,
        String file,
        long offset,
        long commitMicros,
        @Nullable Long connectionId,
        long serverId,
        long savedCount,
        long receivedMicros) {}
