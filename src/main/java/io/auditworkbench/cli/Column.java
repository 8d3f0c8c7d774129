package io.auditworkbench.cli;

import java.util.function.Function;

/// One column of a list: its name, when it is shown, and what stands in it for people and as data.
public record Column<T>(
        String name, Shown shown, Alignment alignment, Room room, Function<T, Cell> cell, Function<T, Cell> data) {

    /// When a column is part of the list.
    public enum Shown {
        /// In every format.
        ALWAYS,
        /// In `wide`, `csv`, `tsv` and when named in `--columns`.
        WHEN_WIDE
    }

    /// On which side a column is filled up.
    public enum Alignment {
        LEFT,
        RIGHT
    }

    /// What a column does where the line is longer than the screen.
    public enum Room {
        /// Its cells may be cut.
        GIVES,
        /// It is printed whole: cut in two it would be another value.
        KEEPS
    }

    /// A text column that is always shown.
    public static <T> Column<T> text(String name, Function<T, Cell> cell) {
        return new Column<>(name, Shown.ALWAYS, Alignment.LEFT, Room.GIVES, cell, cell);
    }

    /// A number column that is always shown.
    public static <T> Column<T> number(String name, Function<T, Cell> cell) {
        return new Column<>(name, Shown.ALWAYS, Alignment.RIGHT, Room.GIVES, cell, cell);
    }

    /// The same column, but only where there is room.
    public Column<T> whenWide() {
        return new Column<>(name, Shown.WHEN_WIDE, alignment, room, cell, data);
    }

    /// The same column, never cut.
    public Column<T> whole() {
        return new Column<>(name, shown, alignment, Room.KEEPS, cell, data);
    }

    /// The same column with something else in `csv` and `tsv`.
    public Column<T> asData(Function<T, Cell> data) {
        return new Column<>(name, shown, alignment, room, cell, data);
    }
}
