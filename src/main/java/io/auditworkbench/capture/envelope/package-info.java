/// Debezium's JSON records as they are pushed to us or kept in files: bytes in, exact changes out.
@NullMarked
package io.auditworkbench.capture.envelope;

import org.jspecify.annotations.NullMarked;
