/// What all screens share and no control is: places and the way between them, the open store, work off the JavaFX
/// thread, messages, acts and their keys.
@NullMarked
package io.auditworkbench.desktop.common;

import org.jspecify.annotations.NullMarked;
