/// Where changes come from: the sources, their connection settings, and whether a server is fit to be read.
@NullMarked
package io.auditworkbench.capture;

import org.jspecify.annotations.NullMarked;
