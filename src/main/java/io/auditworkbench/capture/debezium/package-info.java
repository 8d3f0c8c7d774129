/// Reads MySQL's binlog with the embedded Debezium engine; the only code that knows Debezium, Kafka Connect and the
/// binlog client.
@NullMarked
package io.auditworkbench.capture.debezium;

import org.jspecify.annotations.NullMarked;
