package io.auditworkbench.workbench.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An act of the self-audit: what was asked, and what left in answer.
///
/// - **Shape**: `number` is that of the entry that asked; `kind` a word such as `read`; `outcome` is `given`,
///   `refused`, `failed`, or `open` for an act whose end is not recorded; `sha256` is empty where nothing left.
public record ActView(
        long number,
        Instant at,
        @Nullable Instant endedAt,
        String user,
        String client,
        String kind,
        String object,
        String details,
        String outcome,
        long rows,
        long bytes,
        String sha256) {}
