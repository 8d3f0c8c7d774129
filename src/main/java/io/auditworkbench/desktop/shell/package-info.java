/// The frame of the window: title bar, rail, filter bar, palette, status bar, hint bar.
@NullMarked
package io.auditworkbench.desktop.shell;

import org.jspecify.annotations.NullMarked;
