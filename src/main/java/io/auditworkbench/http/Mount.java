package io.auditworkbench.http;

import jakarta.servlet.http.HttpServlet;

/// A servlet and the paths it answers, such as `/ingest/*`.
public record Mount(String paths, HttpServlet servlet) {}
