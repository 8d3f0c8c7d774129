package io.auditworkbench.desktop.common;

import io.auditworkbench.disk.PrivateFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the desktop remembers: looks, layout, recent stores, saved filters.
///
/// A file that cannot be read is an empty one, and one that cannot be written loses what was to be remembered: neither
/// keeps anybody from working.
///
/// - **Threading**: any thread.
public final class DesktopSettings {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopSettings.class);
    private static final String SEPARATOR = "\n";

    private final Path file;
    private final Properties values = new Properties();

    /// The settings in a file, which need not be there yet.
    public DesktopSettings(Path file) {
        this.file = file;
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException | UncheckedIOException unreadable) {
                LOG.warn("the desktop's settings could not be read", unreadable);
            }
        }
    }

    /// Where they are kept.
    public Path file() {
        return file;
    }

    /// A setting, or what is usual.
    public synchronized String text(String key, String usual) {
        return values.getProperty(key, usual);
    }

    /// A number, or what is usual, also when something else stands there.
    public synchronized double number(String key, double usual) {
        try {
            return Double.parseDouble(values.getProperty(key, ""));
        } catch (NumberFormatException none) {
            return usual;
        }
    }

    /// A list of texts.
    public synchronized List<String> list(String key) {
        String joined = values.getProperty(key, "");
        return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR, -1));
    }

    /// Remembers a setting.
    public synchronized void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            save();
        }
    }

    /// Remembers a list; texts have no line breaks.
    public void put(String key, List<String> texts) {
        put(key, String.join(SEPARATOR, texts));
    }

    /// Forgets a setting, so that the usual holds again.
    public synchronized void remove(String key) {
        if (values.remove(key) != null) {
            save();
        }
    }

    private void save() {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            PrivateFile.createFolders(file.toAbsolutePath().getParent());
            try (Writer writer = PrivateFile.newWriter(beside)) {
                values.store(writer, null);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("the desktop's settings could not be written", unwritable);
        }
    }
}
