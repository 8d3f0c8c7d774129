package io.auditworkbench.workbench.view;

/// What is kept of language models' answers, and how often a question was answered from it.
public record AnswersView(long kept, long asked, long hits, long bytes) {}
