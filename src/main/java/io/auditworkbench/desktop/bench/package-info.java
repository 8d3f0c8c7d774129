/// Measures the screens as somebody feels them: how long until something can be read, how many frames, which stalls.
@NullMarked
package io.auditworkbench.desktop.bench;

import org.jspecify.annotations.NullMarked;
