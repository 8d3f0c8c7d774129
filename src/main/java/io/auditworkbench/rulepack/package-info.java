/// Rules, mappings and the vocabulary as YAML text: read, checked, and refused with the place and what would be right.
@NullMarked
package io.auditworkbench.rulepack;

import org.jspecify.annotations.NullMarked;
