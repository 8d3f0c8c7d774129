/// What a day was, computed from the store alone, kept in versions, and told by a template: day in a zone → facts →
/// text.
@NullMarked
package io.auditworkbench.workbench.daily;

import org.jspecify.annotations.NullMarked;
