/// The one listener of this machine: who may speak to it, how much and how fast, and who answers.
@NullMarked
package io.auditworkbench.http;

import org.jspecify.annotations.NullMarked;
