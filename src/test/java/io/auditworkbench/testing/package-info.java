/// What tests share: a real MySQL, independent oracles, faults and workloads.
@NullMarked
package io.auditworkbench.testing;

import org.jspecify.annotations.NullMarked;
