package io.auditworkbench.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// How tests start the program in a process of its own: from a jar, and with the classes of an earlier run loaded and
/// linked where there was one, as the launcher does. A capture is live after half of the time then, and tests that kill
/// hundreds of them spend most of theirs on starting.
///
/// - **Threading**: any number of threads and of processes that run tests.
/// - **Source**: JEP 350, dynamic class data sharing archives.
public final class ProgramProcess {

    private static final Path FOLDER = Path.of("target", "program-process").toAbsolutePath();
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("program.jar");
    private static final Path ARCHIVE = FOLDER.resolve("program.jsa");

    /// There after the first rehearsal, whatever came of it: one that failed is not tried at every start.
    private static final Path REHEARSED = FOLDER.resolve("rehearsed");

    private ProgramProcess() {}

    /// Starts `java` with these options and the class path of the program; what to run and its words follow.
    public static List<String> java(String... options) {
        // first, because an archive of a former jar is deleted with it
        String classPath = classPath()
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
        List<String> command = new ArrayList<>(bare(options));
        if (Files.exists(ARCHIVE)) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:cds=off", "-Xlog:aot=off"));
        }
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    /// Lets the first test that comes here run the program once to its proper end, for the classes that it loads. The
    /// others go on without them until they are there.
    public static void rehearseOnce(Rehearsal rehearsal) throws IOException {
        if (Files.exists(REHEARSED)) {
            return;
        }
        Files.createDirectories(FOLDER);
        try (FileChannel channel = FileChannel.open(
                        FOLDER.resolve("rehearsal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null || Files.exists(REHEARSED)) {
                return;
            }
            Files.createFile(REHEARSED);
            Path written = FOLDER.resolve("written.jsa");
            List<String> command = new ArrayList<>(bare("-XX:TieredStopAtLevel=1"));
            command.addAll(List.of(
                    "-XX:ArchiveClassesAtExit=" + written, "-Xlog:cds=off", "-Xlog:aot=off", "-cp", classPath()));
            rehearsal.runToItsEnd(command);
            if (Files.exists(written)) {
                Files.move(written, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static List<String> bare(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        return command;
    }

    /// The jar and the libraries: an archive is for class paths that begin as its own, and knows no folders.
    private static String classPath() {
        List<String> jars = new ArrayList<>(List.of(jar().toString()));
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                .split(File.pathSeparator)) {
            if (entry.endsWith(".jar") && !Path.of(entry).startsWith(CLASSES.getParent())) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path jar() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("jar.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid() || isFresh()) {
                    return JAR;
                }
                Files.deleteIfExists(ARCHIVE);
                Files.deleteIfExists(REHEARSED);
                Path written = FOLDER.resolve("written.jar");
                int failed = ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--no-compress",
                                "--file",
                                written.toString(),
                                "-C",
                                CLASSES.toString(),
                                ".");
                if (failed != 0) {
                    throw new AssertionError("jar ended with " + failed);
                }
                Files.move(written, JAR, StandardCopyOption.ATOMIC_MOVE);
                return JAR;
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static boolean isFresh() throws IOException {
        if (!Files.exists(JAR)) {
            return false;
        }
        long made = Files.getLastModifiedTime(JAR).toMillis();
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            return classes.noneMatch(file -> file.toFile().lastModified() > made);
        }
    }

    /// Runs a command whose beginning is given, and ends it so that the JVM can write down what it loaded.
    public interface Rehearsal {
        void runToItsEnd(List<String> beginning) throws IOException;
    }
}
