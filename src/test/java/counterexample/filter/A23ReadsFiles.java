package counterexample.filter;

import java.nio.file.Path;

record A23ReadsFiles(Path file) {}
