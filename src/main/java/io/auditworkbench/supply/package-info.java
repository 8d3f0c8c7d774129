/// What the program is made of besides its own code: the jars that it runs with, their checksums and licences, and the
/// bill of materials that the build writes of them.
@NullMarked
package io.auditworkbench.supply;

import org.jspecify.annotations.NullMarked;
