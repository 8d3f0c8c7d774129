package io.auditworkbench.desktop.business;

/// A business event as the list shows it.
record BusinessRow(
        String id, String at, String type, String objects, String who, String details, String standing, String rule) {}
