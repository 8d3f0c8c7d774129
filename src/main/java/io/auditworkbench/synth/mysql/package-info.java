/// A real MySQL server that needs no installation, and the changing workloads that run on it.
@NullMarked
package io.auditworkbench.synth.mysql;

import org.jspecify.annotations.NullMarked;
