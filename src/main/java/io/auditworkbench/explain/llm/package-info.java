/// Language models that an Ollama server runs, through ollama4j: sees masked prompts and nothing else.
@NullMarked
package io.auditworkbench.explain.llm;

import org.jspecify.annotations.NullMarked;
