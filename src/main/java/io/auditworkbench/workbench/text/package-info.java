/// How moments, coverage, values and trees of values are spelled, the same in every interface and every file.
@NullMarked
package io.auditworkbench.workbench.text;

import org.jspecify.annotations.NullMarked;
