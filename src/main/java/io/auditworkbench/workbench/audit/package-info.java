/// The self-audit as interfaces use it.
@NullMarked
package io.auditworkbench.workbench.audit;

import org.jspecify.annotations.NullMarked;
