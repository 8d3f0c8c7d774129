package counterexample.workbench;

import io.github.ollama4j.Ollama;

record A08OllamaOutsideExplain(Ollama ollama) {}
