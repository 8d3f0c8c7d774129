/// SQL on the record: what can be asked, what was written, and what came of it.
@NullMarked
package io.auditworkbench.desktop.sql;

import org.jspecify.annotations.NullMarked;
