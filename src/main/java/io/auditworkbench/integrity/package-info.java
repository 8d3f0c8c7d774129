/// The evidence: canonical bytes of every change and transaction, and the hashes that bind them. Bytes in, bytes out.
@NullMarked
package io.auditworkbench.integrity;

import org.jspecify.annotations.NullMarked;
