package io.auditworkbench.workbench.service;

import java.util.List;
import java.util.stream.Stream;

/// What is done beside capture, again and again.
enum ServiceJob {
    REPORT("report", "report of the day before"),
    VERIFY("verify", "verification of what came since the last one"),
    VERIFY_ALL("verify-all", "verification of the whole store");

    /// The word of what runs all the time.
    static final String CAPTURE = "capture";

    private final String word;
    private final String title;

    ServiceJob(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// The words of capture and of every job, in the order in which they are started.
    static List<String> wordsWithCapture() {
        return Stream.concat(Stream.of(CAPTURE), Stream.of(values()).map(ServiceJob::word))
                .toList();
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
