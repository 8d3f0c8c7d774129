/// The settings: one page that can be searched, where everything that was changed is marked and can be put back.
@NullMarked
package io.auditworkbench.desktop.settings;

import org.jspecify.annotations.NullMarked;
