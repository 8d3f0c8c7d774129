/// Detectors of who does what, and when.
@NullMarked
package io.auditworkbench.detect.access;

import org.jspecify.annotations.NullMarked;
