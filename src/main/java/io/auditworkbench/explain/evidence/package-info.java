/// What a language model is shown of one thing, and may speak of.
@NullMarked
package io.auditworkbench.explain.evidence;

import org.jspecify.annotations.NullMarked;
