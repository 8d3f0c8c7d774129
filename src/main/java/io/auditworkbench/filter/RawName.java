package io.auditworkbench.filter;

/// One part of a dotted field name.
record RawName(String text, TextSpan span) {}
