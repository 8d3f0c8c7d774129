/// What rows mean: rules as data, and the business events that they conclude.
@NullMarked
package io.auditworkbench.model.event;

import org.jspecify.annotations.NullMarked;
