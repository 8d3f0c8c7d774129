package io.auditworkbench.capture;

import java.util.Objects;

/// A place in a server's numbered binlog files; later places compare greater.
///
/// - **Shape**: `file` ends in its number: `binlog.000003`.
public record BinlogPlace(String file, long offset) implements Comparable<BinlogPlace> {

    public BinlogPlace {
        Objects.requireNonNull(file, "file");
    }

    @Override
    public int compareTo(BinlogPlace other) {
        int byFile = Long.compare(number(file), number(other.file));
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }

    private static long number(String file) {
        String digits = file.substring(file.lastIndexOf('.') + 1);
        return digits.isEmpty() || !digits.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(digits);
    }

    /// `binlog.000003:12593`.
    @Override
    public String toString() {
        return file + ":" + offset;
    }
}
