/// Files by which the service manager of an operating system runs capture and what belongs to it every day.
@NullMarked
package io.auditworkbench.workbench.service;

import org.jspecify.annotations.NullMarked;
