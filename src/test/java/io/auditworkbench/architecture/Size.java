package io.auditworkbench.architecture;

/// The lines of one file or method; `place` is a path, or `path:line name`.
record Size(String place, int lines) {}
