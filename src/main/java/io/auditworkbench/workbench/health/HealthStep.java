package io.auditworkbench.workbench.health;

import java.time.Duration;

/// A step of the connection that went well, what it found, and how long it took.
public record HealthStep(String title, String found, Duration took) {}
