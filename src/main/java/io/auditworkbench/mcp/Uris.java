package io.auditworkbench.mcp;

import io.auditworkbench.workbench.view.RowAddress;
import java.util.List;
import java.util.Locale;

/// The addresses of things.
final class Uris {

    private Uris() {}

    /// `audit://event/E1024`.
    static String of(String id) {
        String plain = id.strip();
        String kind = switch (plain.isEmpty() ? "" : plain.substring(0, 1).toUpperCase(Locale.ROOT)) {
            case "E" -> "event";
            case "T" -> "tx";
            case "A" -> "anomaly";
            case "C" -> "case";
            default -> "";
        };
        boolean isNumbered = plain.matches("[A-Za-z][0-9]{1,18}");
        if (isNumbered && !kind.isEmpty()) {
            return "audit://" + kind + "/" + plain.toUpperCase(Locale.ROOT);
        }
        return isNumbered ? "audit://overview" : "audit://row/" + plain;
    }

    /// The address of a row by its table and key; a key that is encoded already stays as it is.
    static String row(String table, String key) {
        if (key.contains("%") || key.contains(",") || key.startsWith("~")) {
            return table + "/" + key;
        }
        int dot = table.indexOf('.');
        RowAddress address = dot < 0
                ? new RowAddress("", table, List.of(key))
                : new RowAddress(table.substring(0, dot), table.substring(dot + 1), List.of(key));
        return address.toString();
    }
}
