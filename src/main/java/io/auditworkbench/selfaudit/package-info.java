/// Records what the workbench itself does before it does it; what cannot be recorded is not done.
@NullMarked
package io.auditworkbench.selfaudit;

import org.jspecify.annotations.NullMarked;
