/// Capture and its health: what it does, how far the record is, and what it could not see.
@NullMarked
package io.auditworkbench.desktop.health;

import org.jspecify.annotations.NullMarked;
