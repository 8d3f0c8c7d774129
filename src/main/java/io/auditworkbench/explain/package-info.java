/// Explains findings, business events, transactions and changes, from their facts alone.
@NullMarked
package io.auditworkbench.explain;

import org.jspecify.annotations.NullMarked;
