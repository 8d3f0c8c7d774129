/// Tests of the store on real SQLite files.
@NullMarked
package io.auditworkbench.store;

import org.jspecify.annotations.NullMarked;
