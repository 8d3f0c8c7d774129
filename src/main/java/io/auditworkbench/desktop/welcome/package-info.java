/// The first screen: the demo, a server, or a store.
@NullMarked
package io.auditworkbench.desktop.welcome;

import org.jspecify.annotations.NullMarked;
