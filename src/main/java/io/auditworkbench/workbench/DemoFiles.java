package io.auditworkbench.workbench;

import io.auditworkbench.disk.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The files of the demo's store, all in a folder of their own.
///
/// - **Shape**: the stamp says that the demo made the store, and of what; without it, a file of the store's name is
///   somebody else's.
record DemoFiles(Path folder) {

    private static final List<String> SIDE_FILES = List.of("", "-wal", "-shm", "-lock");
    private static final String MADE_OF = "made_of";
    private static final String ENTRIES = "entries";
    private static final String ROOT = "root";

    /// What the store was made of, and its log when it was.
    record Stamp(String madeOf, SampleData.LogHead head) {}

    /// Whether this file is the store of a demo.
    static boolean isStoreOfDemo(Path file) {
        DemoFiles files = new DemoFiles(file.toAbsolutePath().normalize().getParent());
        return files.store().getFileName().equals(file.getFileName()) && Files.exists(files.stampFile());
    }

    Path store() {
        return folder.resolve("demo.awb");
    }

    /// Where a store goes that cannot be used any more; the one that went there before is lost.
    Path setAside() {
        return folder.resolve("demo-old.awb");
    }

    Path lock() {
        return folder.resolve("demo.lock");
    }

    private Path stampFile() {
        return folder.resolve("demo.made");
    }

    Optional<Stamp> stamp() throws IOException {
        if (Files.notExists(stampFile())) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(stampFile())) {
            said.load(reader);
        }
        return Optional.of(new Stamp(
                said.getProperty(MADE_OF, ""),
                new SampleData.LogHead(Long.parseLong(said.getProperty(ENTRIES, "0")), said.getProperty(ROOT, ""))));
    }

    void write(Stamp stamp) throws IOException {
        Properties said = new Properties();
        said.setProperty(MADE_OF, stamp.madeOf());
        said.setProperty(ENTRIES, Long.toString(stamp.head().entries()));
        said.setProperty(ROOT, stamp.head().root());
        try (Writer writer = PrivateFile.newWriter(stampFile())) {
            said.store(
                    writer, "The store beside this file was made by `audit-workbench demo`, which may make it anew.");
        }
    }

    /// Moves the store aside, with what belongs to it.
    void moveAside() throws IOException {
        deleteStore(setAside());
        for (String side : SIDE_FILES) {
            Path file = side(store(), side);
            if (Files.exists(file)) {
                Files.move(file, side(setAside(), side), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void deleteStore(Path store) throws IOException {
        for (String side : SIDE_FILES) {
            Files.deleteIfExists(side(store, side));
        }
    }

    private static Path side(Path store, String side) {
        return store.resolveSibling(store.getFileName() + side);
    }
}
