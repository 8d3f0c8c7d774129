/// Masking policies: read from files, put in force, checked, tried on what is stored, and suggested.
@NullMarked
package io.auditworkbench.workbench.mask;

import org.jspecify.annotations.NullMarked;
