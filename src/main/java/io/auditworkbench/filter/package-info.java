/// The filter language: text in, one typed expression out, with its canonical spelling, its problems and its meaning.
@NullMarked
package io.auditworkbench.filter;

import org.jspecify.annotations.NullMarked;
