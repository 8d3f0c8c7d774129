/// SQL on the record: questions that no filter asks.
@NullMarked
package io.auditworkbench.workbench.sql;

import org.jspecify.annotations.NullMarked;
