/// Conclusions behind capture: what is stored becomes business events and findings, from a stored place on.
@NullMarked
package io.auditworkbench.workbench.conclude;

import org.jspecify.annotations.NullMarked;
