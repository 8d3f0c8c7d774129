/// Gathers the facts of a thing, and has them explained.
@NullMarked
package io.auditworkbench.workbench.explanation;

import org.jspecify.annotations.NullMarked;
