/// Reports as values, and how they are spelled as a page, on paper, in a workbook or as text.
@NullMarked
package io.auditworkbench.workbench.report;

import org.jspecify.annotations.NullMarked;
