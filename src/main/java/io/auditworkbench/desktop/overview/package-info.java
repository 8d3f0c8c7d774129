/// The first look at a store: is it working, what needs me, what was checked, what changed.
@NullMarked
package io.auditworkbench.desktop.overview;

import org.jspecify.annotations.NullMarked;
