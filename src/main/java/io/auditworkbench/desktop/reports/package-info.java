/// What leaves the window: the export of what is shown, and reports.
@NullMarked
package io.auditworkbench.desktop.reports;

import org.jspecify.annotations.NullMarked;
