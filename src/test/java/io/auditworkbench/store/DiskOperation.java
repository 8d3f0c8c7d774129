package io.auditworkbench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process did to a file, or said of itself.
sealed interface DiskOperation {

    /// The name of the file, without its folder.
    String file();

    record Write(String file, long offset, byte[] bytes) implements DiskOperation {}

    record Truncate(String file, long size) implements DiskOperation {}

    record Delete(String file) implements DiskOperation {}

    /// Everything that was done to the file before is durable.
    record Sync(String file) implements DiskOperation {}

    /// The process said that it has committed everything up to this number.
    record Acknowledgement(String file, long number) implements DiskOperation {}

    /// The system calls that [#read] understands, and how `strace` must write them.
    List<String> STRACE_OPTIONS = List.of(
            "-y", "-xx", "-s", "70000", "-e", "trace=pwrite64,pwritev,write,writev,fsync,fdatasync,ftruncate,unlink");

    /// The file of acknowledgements.
    String ACKNOWLEDGED = "acknowledged";

    /// Reads what `strace` wrote about some files.
    ///
    /// - **Errors**: [AssertionError] for a line that is not understood, or a call that failed.
    static List<DiskOperation> read(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(Line::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One line of the log: `4711 pwrite64(9<\x2f…>, "\x0d…", 8192, 16384) = 8192`, or with a path instead of a number.
    record Line(String call, String file, byte[] bytes, long last, long result) {

        private static final Pattern FORM = Pattern.compile(
                "\\d+ +(\\w+)\\((?:\\d+<([^>]*)>|\"([^\"]*)\")(?:, \"([^\"]*)\")?(?:, (\\d+))?(?:, (\\d+))?\\) += (\\d+)");

        static DiskOperation read(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new AssertionError(
                        "strace says something else: " + text.substring(0, Math.min(200, text.length())));
            }
            String path = new String(
                    bytes(matcher.group(2) == null ? matcher.group(3) : matcher.group(2)), StandardCharsets.UTF_8);
            String last = matcher.group(6) == null ? matcher.group(5) : matcher.group(6);
            return new Line(
                            matcher.group(1),
                            path.substring(path.lastIndexOf('/') + 1),
                            matcher.group(4) == null ? new byte[0] : bytes(matcher.group(4)),
                            last == null ? 0 : Long.parseLong(last),
                            Long.parseLong(matcher.group(7)))
                    .operation();
        }

        private static byte[] bytes(String escaped) {
            return HexFormat.of().parseHex(escaped.replace("\\x", ""));
        }

        private DiskOperation operation() {
            return switch (call) {
                case "pwrite64" -> new Write(file, last, whole());
                case "write" ->
                    new Acknowledgement(file, Long.parseLong(new String(whole(), StandardCharsets.US_ASCII).strip()));
                case "fsync", "fdatasync" -> new Sync(file);
                case "ftruncate" -> new Truncate(file, last);
                case "unlink" -> new Delete(file);
                default -> throw new AssertionError("a call that is not understood: " + call);
            };
        }

        private byte[] whole() {
            if (bytes.length != result) {
                throw new AssertionError(call + " wrote " + result + " of " + bytes.length + " bytes");
            }
            return bytes;
        }
    }
}
