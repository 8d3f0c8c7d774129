package io.auditworkbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogConfigurationTest {

    private static final String SECRET = "4111-1111-1111-1111";

    @Test
    void logKeepsTheConstantTextOfALibraryAndDropsItsValues() {
        // When
        String log = logged(
                "io.debezium.connector.binlog.BinlogStreamingChangeEventSource",
                logger -> logger.warn("Received DML '{}' for processing", "UPDATE cards SET number='" + SECRET + "'"));

        // Then
        assertThat(log)
                .endsWith(
                        " WARN BinlogStreamingChangeEventSource: Received DML '{}' for processing (values left out)\n");
    }

    @Test
    void logNamesAForeignFailureWithoutItsText() {
        // Given
        Exception failure = new IllegalStateException("row " + SECRET, new ArithmeticException(SECRET));

        // When
        String log = logged("io.auditworkbench.capture.Some", logger -> logger.error("Capture failed", failure));

        // Then
        assertThat(log)
                .contains("ERROR Some: Capture failed | java.lang.IllegalStateException at io.auditworkbench.")
                .contains(" <- java.lang.ArithmeticException at ")
                .doesNotContain(SECRET);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void logShowsOurOwnValuesAndFailuresOnOneLine() {
        // Given
        Exception failure = new WorkbenchException(ErrorCode.STORE_BUSY, "Somebody else writes.", "Wait.", null);

        // When
        String log = logged(
                "io.auditworkbench.store.Store",
                logger -> logger.atWarn()
                        .setMessage("Waiting\nfor the store")
                        .addKeyValue("events", 3)
                        .setCause(failure)
                        .log());

        // Then
        assertThat(log)
                .contains("WARN Store: Waiting for the store events=3 | ")
                .contains("Somebody else writes.");
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void logIsSilentBelowWarningsAndForLoggersThatWriteWholeEvents() {
        assertThat(logged("io.auditworkbench.Some", logger -> logger.info("hello")))
                .isEmpty();
        assertThat(logged("com.github.shyiko.mysql.binlog.BinaryLogClient", logger -> logger.error(SECRET)))
                .isEmpty();
    }

    @Test
    void logbackFindsThisConfiguration() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(LogConfiguration.class);
    }

    private static String logged(String name, Consumer<Logger> action) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, UTF_8));
        LoggerContext loggers = new LoggerContext();
        loggers.setMDCAdapter(new LogbackMDCAdapter());
        try {
            new LogConfiguration().configure(loggers);
            action.accept(loggers.getLogger(name));
        } finally {
            loggers.stop();
            System.setErr(before);
        }
        return written.toString(UTF_8);
    }
}
