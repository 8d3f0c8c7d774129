/// The stories of `sample-data/stories`, from recordings and on a real server.
@NullMarked
package io.auditworkbench.stories;

import org.jspecify.annotations.NullMarked;
