/// Row changes and rules in, business events out, each with the reasons for it.
@NullMarked
package io.auditworkbench.infer;

import org.jspecify.annotations.NullMarked;
