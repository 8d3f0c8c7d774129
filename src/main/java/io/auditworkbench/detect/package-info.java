/// Changes, business events and what is usual in, findings out: one class for each detector.
@NullMarked
package io.auditworkbench.detect;

import org.jspecify.annotations.NullMarked;
