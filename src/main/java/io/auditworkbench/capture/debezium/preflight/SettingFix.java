package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.Fix;
import java.util.List;
import java.util.stream.Collectors;

/// Fixes that give a setting of the server another value, in the way the server's host allows.
final class SettingFix {

    static final String SETS_VARIABLES = "SYSTEM_VARIABLES_ADMIN (or SUPER)";

    private SettingFix() {}

    /// A failed check of one setting, with the statement that changes it and the one that puts the old value back.
    static Failed failed(ServerSession server, CheckLevel level, String name, String old, String wanted, String note) {
        return new Failed(level, name + " = " + shown(old), of(server, name, old, wanted, note));
    }

    static Fix of(ServerSession server, String name, String old, String wanted, String note) {
        return switch (server.hosting()) {
            case SELF_MANAGED ->
                Fix.bySql(note, SETS_VARIABLES, List.of(persist(name, wanted)), List.of(persist(name, old)));
            case AMAZON -> hosted("Amazon RDS: in the DB parameter group", name, wanted, note);
            case GOOGLE -> hosted("Cloud SQL: as a database flag", name, wanted, note);
            case AZURE -> hosted("Azure Database for MySQL: under Server parameters", name, wanted, note);
        };
    }

    /// One fix that does what several do, for settings of one server.
    static Fix together(List<Fix> fixes) {
        return new Fix(
                fixes.stream().map(Fix::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")),
                fixes.stream().flatMap(fix -> fix.sql().stream()).toList(),
                fixes.stream().flatMap(fix -> fix.undo().stream()).toList(),
                fixes.getFirst().runBy(),
                fixes.getFirst().restart());
    }

    static String persist(String name, String value) {
        return "SET PERSIST " + name + " = " + Sql.value(value) + ";";
    }

    /// An empty value is shown as `''`.
    static String shown(String value) {
        return value.isEmpty() ? "''" : value;
    }

    private static Fix hosted(String where, String name, String wanted, String note) {
        String text = where + ", set " + name + " to " + shown(wanted) + ".";
        return Fix.byHand(note.isEmpty() ? text : text + " " + note);
    }
}
