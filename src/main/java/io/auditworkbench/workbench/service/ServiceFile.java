package io.auditworkbench.workbench.service;

import java.nio.charset.StandardCharsets;

/// A file that a service manager reads.
///
/// - **Shape**: `folder` is where that manager looks for it; a line near the beginning of `text` holds [#MARK].
public record ServiceFile(String folder, String name, String text, Encoding encoding) {

    /// By which a file of ours is known.
    static final String MARK = "Written by auditctl capture install.";

    /// How the text becomes bytes.
    public enum Encoding {
        UTF_8,
        /// As Windows' Task Scheduler writes its own files, with a byte order mark.
        UTF_16
    }

    ServiceFile(String folder, String name, String text) {
        this(folder, name, text, Encoding.UTF_8);
    }

    /// Where it belongs, as a path of the service's machine.
    public String place() {
        return folder + (folder.contains("\\") ? "\\" : "/") + name;
    }

    byte[] bytes() {
        return switch (encoding) {
            case UTF_8 -> text.getBytes(StandardCharsets.UTF_8);
            case UTF_16 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        };
    }

    /// Whether the first bytes of a file are those of one of ours.
    static boolean isOurs(byte[] beginning) {
        return new String(beginning, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .contains(MARK);
    }
}
