package counterexample.workbench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

final class A34OpensChannel {

    private A34OpensChannel() {}

    static void go(Path file) throws IOException {
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .close();
    }
}
