/// Rules and detectors: what they look for, how often they were right, and how a rule of one's own is written.
@NullMarked
package io.auditworkbench.desktop.rules;

import org.jspecify.annotations.NullMarked;
