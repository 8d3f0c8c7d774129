package counterexample.model;

import java.nio.file.Path;

record A01KnowsFiles(Path file) {}
