/// What detectors found, and what people say of it: the use cases over findings.
@NullMarked
package io.auditworkbench.workbench.finding;

import org.jspecify.annotations.NullMarked;
