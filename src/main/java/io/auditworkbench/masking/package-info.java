/// What may be seen: decides, before any byte is kept or shown, which values leave as they are.
@NullMarked
package io.auditworkbench.masking;

import org.jspecify.annotations.NullMarked;
