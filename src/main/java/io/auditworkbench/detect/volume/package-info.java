/// Detectors of much at once: rows removed or changed together, bursts.
@NullMarked
package io.auditworkbench.detect.volume;

import org.jspecify.annotations.NullMarked;
