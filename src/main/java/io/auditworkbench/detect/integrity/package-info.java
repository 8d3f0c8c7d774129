/// Detectors of what is missing: numbers of a series, changes that the log does not hold.
@NullMarked
package io.auditworkbench.detect.integrity;

import org.jspecify.annotations.NullMarked;
