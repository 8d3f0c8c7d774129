/// What proves a store: verification, anchors, bundles for somebody else.
@NullMarked
package io.auditworkbench.workbench.evidence;

import org.jspecify.annotations.NullMarked;
