/// What happened along time: marks on tracks, for a screen that draws them.
@NullMarked
package io.auditworkbench.workbench.timeline;

import org.jspecify.annotations.NullMarked;
