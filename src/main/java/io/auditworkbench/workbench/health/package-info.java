/// Whether a server and this machine are ready to be captured and to capture, and what puts them right.
@NullMarked
package io.auditworkbench.workbench.health;

import org.jspecify.annotations.NullMarked;
