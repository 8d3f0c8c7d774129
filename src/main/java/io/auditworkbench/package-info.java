/// The program's entry: chooses an interface, and wires everything by hand.
@NullMarked
package io.auditworkbench;

import org.jspecify.annotations.NullMarked;
