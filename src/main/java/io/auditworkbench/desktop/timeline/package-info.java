/// The timeline: marks on tracks along time, and what is in an area of it.
@NullMarked
package io.auditworkbench.desktop.timeline;

import org.jspecify.annotations.NullMarked;
