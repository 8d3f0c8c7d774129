/// What the workbench itself was used for.
@NullMarked
package io.auditworkbench.desktop.selfaudit;

import org.jspecify.annotations.NullMarked;
