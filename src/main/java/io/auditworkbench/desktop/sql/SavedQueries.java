package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.common.DesktopSettings;
import java.util.ArrayList;
import java.util.List;

/// Queries that are kept, by name, the newest first.
///
/// - **Threading**: the JavaFX thread.
final class SavedQueries {

    private static final String KEY = "sql.saved";
    private static final char BETWEEN = '\t';
    private static final int MOST = 50;

    private final DesktopSettings settings;

    /// A query and what it is called.
    record Saved(String name, String sql) {}

    SavedQueries(DesktopSettings settings) {
        this.settings = settings;
    }

    List<Saved> all() {
        return settings.list(KEY).stream().map(SavedQueries::read).toList();
    }

    /// Keeps a query; one of the same name is replaced.
    void save(String name, String sql) {
        String plain = name.strip().replaceAll("\\s+", " ");
        List<String> next = new ArrayList<>();
        next.add(plain + BETWEEN + escaped(sql));
        all().stream()
                .filter(saved -> !saved.name().equals(plain))
                .map(saved -> saved.name() + BETWEEN + escaped(saved.sql()))
                .limit(MOST - 1L)
                .forEach(next::add);
        settings.put(KEY, next);
    }

    /// Forgets a query.
    void remove(String name) {
        settings.put(
                KEY,
                all().stream()
                        .filter(saved -> !saved.name().equals(name))
                        .map(saved -> saved.name() + BETWEEN + escaped(saved.sql()))
                        .toList());
    }

    private static Saved read(String line) {
        int between = line.indexOf(BETWEEN);
        return between < 0
                ? new Saved(line, "")
                : new Saved(line.substring(0, between), unescaped(line.substring(between + 1)));
    }

    /// On one line, because the settings divide by lines.
    private static String escaped(String sql) {
        return sql.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
    }

    private static String unescaped(String line) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == '\\' && i + 1 < line.length()) {
                i++;
                sql.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else {
                sql.append(sign);
            }
        }
        return sql.toString();
    }
}
