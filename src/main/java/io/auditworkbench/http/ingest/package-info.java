/// The entrance for what somebody else's Debezium Server posts.
@NullMarked
package io.auditworkbench.http.ingest;

import org.jspecify.annotations.NullMarked;
