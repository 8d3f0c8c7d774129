/// Keeps a store: a copy to another place, less room on the disk, the tables of this version.
@NullMarked
package io.auditworkbench.workbench.upkeep;

import org.jspecify.annotations.NullMarked;
