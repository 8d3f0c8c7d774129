/// The use cases, and the only door through which the interfaces reach the domain.
@NullMarked
package io.auditworkbench.workbench;

import org.jspecify.annotations.NullMarked;
