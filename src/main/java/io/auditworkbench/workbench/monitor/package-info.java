/// What a running capture and a running receiver tell those who watch programs: figures and whether all is well.
@NullMarked
package io.auditworkbench.workbench.monitor;

import org.jspecify.annotations.NullMarked;
