package counterexample.synth;

import java.nio.file.Path;

record A26ReadsFiles(Path file) {}
