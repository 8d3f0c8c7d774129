/// What the source did: row changes, their positions and transactions, the tables they belong to, and what could not be
/// seen.
@NullMarked
package io.auditworkbench.model.change;

import org.jspecify.annotations.NullMarked;
