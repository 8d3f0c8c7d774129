package counterexample.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class A34MakesFile {

    private A34MakesFile() {}

    static void go(Path file) throws IOException {
        Files.writeString(file, "");
    }
}
