/// Invented data for the demo, the tests and the benchmarks.
@NullMarked
package io.auditworkbench.synth;

import org.jspecify.annotations.NullMarked;
