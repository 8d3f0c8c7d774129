/// Connects to a MySQL server step by step: reach it, check it, choose what to capture, and begin.
@NullMarked
package io.auditworkbench.desktop.connect;

import org.jspecify.annotations.NullMarked;
