package io.auditworkbench.workbench.mask;

/// A column that somebody wants masked: its full name, and the word of the mode.
public record MaskChoice(String column, String mode) {}
