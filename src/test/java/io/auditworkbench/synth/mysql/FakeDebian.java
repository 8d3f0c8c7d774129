package io.auditworkbench.synth.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A machine on which `ldd`, `apt-get` and `dpkg` do as told.
final class FakeDebian implements Programs {

    final List<String> commands = new ArrayList<>();
    final Path systemFolder;

    /// The file that a package brings, beside the name of its package.
    String packageName = "libaio1";

    String fileName = "libaio.so.1";
    boolean online = true;
    boolean listsAreFresh = true;

    FakeDebian(Path systemFolder) {
        this.systemFolder = systemFolder;
    }

    @Override
    public Ended run(Path folder, List<String> command) {
        String line = String.join(" ", command);
        commands.add(line);
        try {
            return switch (command.getFirst()) {
                case "ldd" -> ldd(systemFolder);
                case "env" -> ldd(systemFolder, Path.of(command.get(1).replace("LD_LIBRARY_PATH=", "")));
                case "dpkg" -> bring(Path.of(command.get(3)).resolve("usr/lib"));
                default -> aptGet(folder, command);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ended ldd(Path... folders) {
        for (Path folder : folders) {
            if (Files.exists(folder.resolve("libaio.so.1"))) {
                return new Ended(0, "\tlibaio.so.1 => " + folder + "/libaio.so.1 (0x00007f64)\n");
            }
        }
        return new Ended(0, "\tlibc.so.6 => /lib/libc.so.6 (0x00007f64)\n\tlibaio.so.1 => not found\n");
    }

    private Ended aptGet(Path folder, List<String> command) throws IOException {
        if (command.get(1).equals("update")) {
            listsAreFresh = true;
            return new Ended(online ? 0 : 100, "");
        }
        if (!online || !listsAreFresh || !command.contains(packageName)) {
            return new Ended(100, "E: Unable to locate package");
        }
        if (command.get(1).equals("install")) {
            return bring(systemFolder);
        }
        Files.createFile(folder.resolve(packageName + "_0.3_amd64.deb"));
        return new Ended(0, "");
    }

    private Ended bring(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(fileName), "library");
        return new Ended(0, "");
    }
}
