package io.auditworkbench.it;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.auditworkbench.CommandRun;
import io.auditworkbench.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The program with every logger at its most talkative; or many commands of it in one process.
///
/// With `--script FILE` each line of the file is a command, its words apart by tabs; `<FILE` at the end is standard
/// input.
final class TracedProgram {

    private static final Logger JDK_ROOT = Logger.getLogger("");

    private TracedProgram() {}

    public static void main(String[] words) throws IOException {
        trace();
        if (!words[0].equals("--script")) {
            Main.main(words);
            return;
        }
        for (String line : Files.readAllLines(Path.of(words[1]))) {
            run(List.of(line.split("\t")));
        }
    }

    /// Also what is switched off, and what the binlog client logs through the JDK.
    private static void trace() {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        JDK_ROOT.setLevel(java.util.logging.Level.ALL);
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLoggerList().forEach(logger -> logger.setLevel(Level.TRACE));
        // megabytes of glyphs, and of rows as they are stored, where they are looked for anyway
        List.of("org.apache", "org.jooq")
                .forEach(name -> loggers.getLogger(name).setLevel(Level.INFO));
    }

    private static void run(List<String> line) throws IOException {
        boolean reads = line.getLast().startsWith("<");
        List<String> words = reads ? line.subList(0, line.size() - 1) : line;
        CommandRun.Setting setting = new CommandRun.Setting().by(Clock.systemUTC());
        System.getenv().forEach(setting::with);
        try (InputStream in =
                reads ? Files.newInputStream(Path.of(line.getLast().substring(1))) : InputStream.nullInputStream()) {
            System.out.println("== " + String.join(" ", words));
            int exit = setting.reading(in).run(System.out, System.err, words.toArray(String[]::new));
            System.out.println("-- " + exit);
        }
    }
}
