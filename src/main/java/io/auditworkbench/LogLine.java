package io.auditworkbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;

/// Writes one log event as one line that cannot hold a row value.
///
/// - **Shape**: time, level, logger, text; then `key=value` pairs; then the failure and its causes. From libraries only
///   the constant text is taken, never its arguments, and of a failure that is not ours only its class and place: the
///   capture libraries log and throw whole rows and statements when something does not fit.
/// - **Units**: UTC, milliseconds.
public final class LogLine extends EncoderBase<ILoggingEvent> {

    private static final String OURS = "io.auditworkbench.";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        line.append(event.getInstant().truncatedTo(MILLIS)).append(' ').append(event.getLevel()).append(' ');
        line.append(shortName(event.getLoggerName())).append(": ").append(text(event));
        appendPairs(line, event);
        appendFailure(line, event.getThrowableProxy());
        return (CONTROL.matcher(line).replaceAll(" ") + "\n").getBytes(UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static String text(ILoggingEvent event) {
        if (isOurs(event.getLoggerName())) {
            return event.getFormattedMessage();
        }
        return event.getArgumentArray() == null ? event.getMessage() : event.getMessage() + " (values left out)";
    }

    private static void appendPairs(StringBuilder line, ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs == null || !isOurs(event.getLoggerName())) {
            return;
        }
        pairs.forEach(pair -> line.append(' ').append(pair.key).append('=').append(pair.value));
    }

    private static void appendFailure(StringBuilder line, IThrowableProxy failure) {
        String separator = " | ";
        for (IThrowableProxy cause = failure; cause != null; cause = cause.isCyclic() ? null : cause.getCause()) {
            line.append(separator).append(cause.getClassName());
            separator = " <- ";
            if (isOurs(cause.getClassName())) {
                line.append(": ").append(cause.getMessage());
            }
            if (cause.getStackTraceElementProxyArray().length > 0) {
                line.append(" at ").append(cause.getStackTraceElementProxyArray()[0].getStackTraceElement());
            }
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith(OURS);
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
