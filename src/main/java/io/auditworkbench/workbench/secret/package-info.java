/// Passwords, tokens and keys that the program is given: where they are looked for, in which order, and how they are
/// kept.
@NullMarked
package io.auditworkbench.workbench.secret;

import org.jspecify.annotations.NullMarked;
