/// Cases: what was kept of the record, and what people make of it.
@NullMarked
package io.auditworkbench.desktop.cases;

import org.jspecify.annotations.NullMarked;
