/// What a list of very many events is made of: the numbers of what matches, the events of one page, and counts over
/// time.
@NullMarked
package io.auditworkbench.workbench.browse;

import org.jspecify.annotations.NullMarked;
