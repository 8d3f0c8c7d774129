/// What happened in the words of the business, and why it was concluded.
@NullMarked
package io.auditworkbench.desktop.business;

import org.jspecify.annotations.NullMarked;
