/// What a language model claims, and what of it the evidence supports: every claim is checked here, none is believed.
@NullMarked
package io.auditworkbench.explain.claim;

import org.jspecify.annotations.NullMarked;
