/// What a finding, a business event, a transaction or a change comes to, in sentences that name what they rest on.
@NullMarked
package io.auditworkbench.desktop.explanation;

import org.jspecify.annotations.NullMarked;
