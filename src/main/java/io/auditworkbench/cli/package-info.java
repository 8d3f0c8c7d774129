/// The command line: one class per command; words in, text or data out.
@NullMarked
package io.auditworkbench.cli;

import org.jspecify.annotations.NullMarked;
