/// Object-centric event logs on their way out: gathered on disk, and written as a database.
@NullMarked
package io.auditworkbench.store.ocel;

import org.jspecify.annotations.NullMarked;
