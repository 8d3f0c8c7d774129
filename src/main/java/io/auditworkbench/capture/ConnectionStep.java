package io.auditworkbench.capture;

import java.time.Duration;

/// A step of a connection that went well, what it found, and how long it took.
public record ConnectionStep(ConnectionStage stage, String found, Duration took) {}
