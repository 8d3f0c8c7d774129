package io.auditworkbench.synth.mysql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who runs this program, and so the server.
enum ServerUser {
    ROOT,
    ORDINARY;

    /// The owner of this process.
    static ServerUser current() throws IOException {
        Path self = Path.of("/proc/self");
        boolean root =
                Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
        return root ? ROOT : ORDINARY;
    }
}
