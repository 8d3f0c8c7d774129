/// The screen Events: a list of everything that happened, what narrows it, and one event in full.
@NullMarked
package io.auditworkbench.desktop.events;

import org.jspecify.annotations.NullMarked;
