package io.auditworkbench.http;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/// The threads a server works with: `pool` watches the connections (4 threads at least), `timer` their time limits,
/// `requests` runs each request and may let many of them wait.
public record ServerThreads(ThreadPoolExecutor pool, ScheduledExecutorService timer, Executor requests) {}
