/// One row through time: its versions, what differs between two of them, who changed what, and how to take it back.
@NullMarked
package io.auditworkbench.desktop.history;

import org.jspecify.annotations.NullMarked;
