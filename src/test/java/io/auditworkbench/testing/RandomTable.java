package io.auditworkbench.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One table of a random workload, and the statements that change its rows.
///
/// - **Shape**: value columns are called `v0`, `v1`, …; rows of a keyed table come from a small range of keys, so that
///   sessions meet on the same rows.
record RandomTable(String name, KeyKind key, List<ColumnKind> columns) {

    private static final int KEYS = 300;

    /// How a table's rows are told apart.
    enum KeyKind {
        /// Not at all: equal rows may be there twice.
        NONE("n int null", ""),
        NUMBER("id int not null", "primary key (id)"),
        COUNTER("id bigint unsigned not null auto_increment", "primary key (id)"),
        TEXT("id varchar(20) character set utf8mb4 not null", "primary key (id)"),
        /// The key's columns in another order than in the table.
        PAIR("id int not null, part varchar(10) not null", "primary key (part, id)");

        private final String columns;
        private final String constraint;

        KeyKind(String columns, String constraint) {
            this.columns = columns;
            this.constraint = constraint;
        }
    }

    /// A table that has each column type once.
    static RandomTable ofAllTypes(String name, KeyKind key) {
        return new RandomTable(name, key, ColumnKind.ALL);
    }

    static RandomTable any(String name, KeyKind key, Random random) {
        List<ColumnKind> columns = IntStream.range(0, random.nextInt(2, 7))
                .mapToObj(_ -> ColumnKind.any(random))
                .toList();
        return new RandomTable(name, key, columns);
    }

    /// With a virtual and a stored generated column in the middle: they are in the row images too.
    String create() {
        List<String> parts = new ArrayList<>(List.of(key.columns));
        parts.add("computed int generated always as (v0 is null) virtual");
        parts.add("kept varchar(30) generated always as (concat('#', v0 is null)) stored");
        for (int index = 0; index < columns.size(); index++) {
            parts.add("v" + index + " " + columns.get(index).declaration());
        }
        if (!key.constraint.isEmpty()) {
            parts.add(key.constraint);
        }
        return "create table " + name + " (" + String.join(", ", parts) + ")";
    }

    String insert(Random random) {
        String verb = random.nextInt(5) == 0 ? "replace into " : "insert into ";
        String rows = IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(_ -> row(random))
                .collect(Collectors.joining(", "));
        return verb + name + " (" + insertColumns() + ") values " + rows;
    }

    String upsert(Random random) {
        return "insert into %s (%s) values %s on duplicate key update %s"
                .formatted(name, insertColumns(), row(random), assignment(random));
    }

    String copyRows(Random random) {
        String source = key == KeyKind.NONE ? "n" : "id";
        String values =
                IntStream.range(0, columns.size()).mapToObj(i -> ", v" + i).collect(Collectors.joining());
        String keys = switch (key) {
            case NONE -> "n";
            case NUMBER, COUNTER -> source + " + " + random.nextInt(1, KEYS);
            case TEXT -> "concat(id, 'c')";
            case PAIR -> "id, concat(part, 'c')";
        };
        return "insert ignore into %s (%s) select %s%s from %s where %s limit 20"
                .formatted(name, insertColumns(), keys, values, name, someRows(random));
    }

    String update(Random random) {
        String more = random.nextBoolean() ? ", " + assignment(random) : "";
        return "update " + name + " set " + assignment(random) + more + " where " + someRows(random);
    }

    /// Changes keys, in a keyless table a plain column.
    String updateKey(Random random) {
        String change = switch (key) {
            case NONE -> "n = n + 1";
            case NUMBER, COUNTER -> "id = id + " + random.nextInt(1, KEYS);
            case TEXT -> "id = concat(id, 'x')";
            case PAIR -> "part = concat(part, 'x')";
        };
        return "update ignore " + name + " set " + change + " where " + someRows(random) + " limit 3";
    }

    String delete(Random random) {
        return "delete from " + name + " where " + someRows(random) + " limit 3";
    }

    private String insertColumns() {
        String keys = switch (key) {
            case NONE -> "n";
            case PAIR -> "id, part";
            default -> "id";
        };
        return keys
                + IntStream.range(0, columns.size()).mapToObj(i -> ", v" + i).collect(Collectors.joining());
    }

    private String row(Random random) {
        String keys = switch (key) {
            case NONE -> "" + random.nextInt(5);
            case NUMBER -> "" + random.nextInt(-KEYS / 2, KEYS / 2);
            case COUNTER -> random.nextBoolean() ? "NULL" : "" + random.nextInt(1, KEYS);
            case TEXT -> "'k" + random.nextInt(KEYS) + "'";
            case PAIR -> random.nextInt(KEYS / 10) + ", 'p" + random.nextInt(10) + "'";
        };
        return "(" + keys
                + columns.stream().map(column -> ", " + column.literal(random)).collect(Collectors.joining())
                + ")";
    }

    private String assignment(Random random) {
        int column = random.nextInt(columns.size());
        return "v" + column + " = " + columns.get(column).literal(random);
    }

    private String someRows(Random random) {
        return switch (key) {
            case NONE -> "n = " + random.nextInt(5);
            case TEXT -> "id like 'k" + random.nextInt(KEYS / 10) + "%'";
            default -> {
                int first = random.nextInt(-KEYS / 2, KEYS);
                yield "id between " + first + " and " + (first + random.nextInt(12));
            }
        };
    }
}
