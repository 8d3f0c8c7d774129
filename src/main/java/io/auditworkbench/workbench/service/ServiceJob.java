package io.auditworkbench.workbench.service;

/// What is done beside capture, again and again.
enum ServiceJob {
    REPORT("report", "report of the day before"),
    VERIFY("verify", "verification of what came since the last one"),
    VERIFY_ALL("verify-all", "verification of the whole store");

    private final String word;
    private final String title;

    ServiceJob(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// Its part of the name of a file.
    String word() {
        return word;
    }

    /// What it is, in a description.
    String title() {
        return title;
    }
}
