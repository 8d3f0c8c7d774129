/// The one exception family, and the codes that name each condition.
@NullMarked
package io.auditworkbench.model.error;

import org.jspecify.annotations.NullMarked;
