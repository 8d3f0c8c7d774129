/// Everything kept on disk: one SQLite file with one writer, and readers that work while it writes.
@NullMarked
package io.auditworkbench.store;

import org.jspecify.annotations.NullMarked;
