/// Data out: files that are whole or not there, and cells that no spreadsheet takes for a formula.
@NullMarked
package io.auditworkbench.workbench.export;

import org.jspecify.annotations.NullMarked;
