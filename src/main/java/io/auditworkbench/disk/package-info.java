/// Files and folders that only their owner can read, from the first byte on.
@NullMarked
package io.auditworkbench.disk;

import org.jspecify.annotations.NullMarked;
