/// What is kept of the workbench's own acts: who asked for what, and how much left.
@NullMarked
package io.auditworkbench.model.audit;

import org.jspecify.annotations.NullMarked;
