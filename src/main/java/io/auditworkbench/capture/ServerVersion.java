package io.auditworkbench.capture;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version that a server names: `8.0.12`, `9.7.0`, and the calendar versions that follow, such as `26.10`.
///
/// - **Shape**: `text` as the server sent it; a part that is missing is 0, and all are 0 when the text holds no
///   number.
public record ServerVersion(int major, int minor, int patch, String text) implements Comparable<ServerVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
    /// MariaDB puts this before its own version, so that old replicas accept it.
    private static final String REPLICATION_PREFIX = "5.5.5-";

    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    public static ServerVersion parse(String text) {
        String own = text.startsWith(REPLICATION_PREFIX) ? text.substring(REPLICATION_PREFIX.length()) : text;
        Matcher numbers = NUMBERS.matcher(own);
        if (!numbers.find()) {
            return new ServerVersion(0, 0, 0, own);
        }
        String patch = numbers.group(3);
        return new ServerVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                patch == null ? 0 : Integer.parseInt(patch),
                own);
    }

    public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new ServerVersion(otherMajor, otherMinor, otherPatch, "")) >= 0;
    }

    /// Whether the text says that this is not MySQL but MariaDB.
    public boolean isMariaDb() {
        return text.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    /// The numbers alone: `8.0.12`.
    public String number() {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find() ? numbers.group() : text;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }
}
