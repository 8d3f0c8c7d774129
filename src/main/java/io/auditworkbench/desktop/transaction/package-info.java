/// One transaction: its steps, what they come to, and what they belong to.
@NullMarked
package io.auditworkbench.desktop.transaction;

import org.jspecify.annotations.NullMarked;
