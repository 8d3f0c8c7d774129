/// Controls that several screens are made of.
@NullMarked
package io.auditworkbench.desktop.widget;

import org.jspecify.annotations.NullMarked;
