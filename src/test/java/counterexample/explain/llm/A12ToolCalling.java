package counterexample.explain.llm;

import io.github.ollama4j.tools.Tools;

record A12ToolCalling(Tools.Tool tool) {}
