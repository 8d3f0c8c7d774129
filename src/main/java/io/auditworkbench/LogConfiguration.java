package io.auditworkbench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;

/// Sets up logging: warnings and errors, one line each, on standard error; standard output is for data.
///
/// In code and not in a `logback.xml`, because reading one takes longer than the rest of logback's start. Found by
/// logback through `META-INF/services`.
public final class LogConfiguration extends ContextAwareBase implements Configurator {

    /// Loggers that put a whole event into the text itself, or write a line for every dropped measurement.
    private static final List<String> SILENT = List.of(
            "com.github.shyiko",
            "io.debezium.metrics.stats.MeasurementCollector",
            "io.debezium.snapshot",
            // its errors quote what was sent
            "io.github.ollama4j",
            // its errors quote what was sent, and whoever sent it is answered
            "io.modelcontextprotocol");

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        LogLine line = new LogLine();
        line.setContext(loggers);
        line.start();

        ConsoleAppender<ILoggingEvent> standardError = new ConsoleAppender<>();
        standardError.setContext(loggers);
        standardError.setName("stderr");
        standardError.setTarget("System.err");
        standardError.setEncoder(line);
        standardError.start();

        Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(standardError);
        SILENT.forEach(name -> loggers.getLogger(name).setLevel(Level.OFF));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
