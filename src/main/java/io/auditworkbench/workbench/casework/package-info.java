/// Cases: what people keep of what they found, as copies that can be checked, with what they make of it.
@NullMarked
package io.auditworkbench.workbench.casework;

import org.jspecify.annotations.NullMarked;
