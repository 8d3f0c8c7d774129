/// What was noticed: the words for findings.
@NullMarked
package io.auditworkbench.model.finding;

import org.jspecify.annotations.NullMarked;
