/// What was found: groups of findings over time, what they rest on, and what people say of them.
@NullMarked
package io.auditworkbench.desktop.anomaly;

import org.jspecify.annotations.NullMarked;
