/// The vocabulary every other package speaks; nothing here knows a library.
@NullMarked
package io.auditworkbench.model;

import org.jspecify.annotations.NullMarked;
