/// What the use cases answer: plain records of text and numbers, masked, that every interface can show as they are.
@NullMarked
package io.auditworkbench.workbench.view;

import org.jspecify.annotations.NullMarked;
