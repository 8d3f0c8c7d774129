/// Raw changes in, canonical change events out: one meaning for every way of capture.
@NullMarked
package io.auditworkbench.normalise;

import org.jspecify.annotations.NullMarked;
