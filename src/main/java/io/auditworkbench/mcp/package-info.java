/// What AI assistants may ask over the Model Context Protocol: reading, within limits, and each question recorded.
@NullMarked
package io.auditworkbench.mcp;

import org.jspecify.annotations.NullMarked;
