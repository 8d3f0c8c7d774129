/// Detectors of stock.
@NullMarked
package io.auditworkbench.detect.stock;

import org.jspecify.annotations.NullMarked;
