package io.auditworkbench.capture.debezium;

import java.util.List;

/// Part of a transaction on its way to the normalising thread.
record RowsEvents(List<RowsEvent> events) {}
