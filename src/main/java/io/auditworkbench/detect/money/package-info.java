/// Detectors of prices, refunds, totals and approvals.
@NullMarked
package io.auditworkbench.detect.money;

import org.jspecify.annotations.NullMarked;
