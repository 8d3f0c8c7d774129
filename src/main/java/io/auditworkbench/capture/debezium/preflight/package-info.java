/// Looks at a MySQL server before it is captured: settings in, steps and checks out; changes nothing at the server.
@NullMarked
package io.auditworkbench.capture.debezium.preflight;

import org.jspecify.annotations.NullMarked;
