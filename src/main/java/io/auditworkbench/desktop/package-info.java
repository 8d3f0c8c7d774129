/// The desktop: a package per screen, and here the window that holds them.
@NullMarked
package io.auditworkbench.desktop;

import org.jspecify.annotations.NullMarked;
