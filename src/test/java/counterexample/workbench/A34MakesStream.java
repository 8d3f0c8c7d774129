package counterexample.workbench;

import java.io.FileOutputStream;
import java.io.IOException;

final class A34MakesStream {

    private A34MakesStream() {}

    static void go(String file) throws IOException {
        new FileOutputStream(file).close();
    }
}
