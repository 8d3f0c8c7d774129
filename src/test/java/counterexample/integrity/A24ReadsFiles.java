package counterexample.integrity;

import java.nio.file.Path;

record A24ReadsFiles(Path file) {}
