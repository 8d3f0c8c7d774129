package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// Rows of the invented shop, made from few numbers so that the same row looks the same each time.
final class HistoryRows {

    private static final List<String> FIRST = List.of(
            "Anna", "Boris", "Çelik", "Dora", "Erik", "Fiona", "Goran", "Hanna", "Ivo", "Jana", "Kurt", "Lena", "Mia",
            "Noah", "Oskar", "Paula", "Quinn", "Rosa", "Sven", "Tara", "Uwe", "Vito", "Wanda", "Xaver", "Yara", "Zeno");
    private static final List<String> LAST = List.of(
            "Abel",
            "Becker",
            "Castro",
            "Dubois",
            "Eklund",
            "Fischer",
            "García",
            "Hoffmann",
            "Ivanova",
            "Jansen",
            "Kowalski",
            "Lindqvist",
            "Moreau",
            "Novak",
            "Okafor",
            "Petrov",
            "Quist",
            "Rossi",
            "Schmidt",
            "Tanaka",
            "Ünal",
            "Vogel",
            "Weber",
            "Xu",
            "Yilmaz",
            "Zimmer");
    private static final List<String> GOODS = List.of(
            "teapot", "kettle", "blue mug", "oolong", "saucer", "strainer", "whisk", "matcha bowl", "tray", "tin");

    private HistoryRows() {}

    static RowImage customer(long id, int version, long creditCents, long updatedMicros) {
        String first = FIRST.get((int) (id * 31 % FIRST.size()));
        String last = LAST.get((int) (id * 17 % LAST.size()));
        String email = first.toLowerCase(java.util.Locale.ROOT) + "." + id + (version == 0 ? "" : "-" + version);
        return row(
                whole(id),
                text(first + " " + last),
                text(email + "@example.org"),
                money(creditCents),
                moment(updatedMicros));
    }

    static RowImage product(long id, long priceCents, long stock, long updatedMicros) {
        String title = GOODS.get((int) (id % GOODS.size())) + " no. " + id;
        return row(whole(id), text(title), money(priceCents), whole(stock), moment(updatedMicros));
    }

    static RowImage line(long id, long order, long product, long quantity, long cents) {
        return row(whole(id), whole(order), whole(product), whole(quantity), money(cents));
    }

    static RowImage payment(long id, long order, long cents, String method, String reference) {
        return row(whole(id), whole(order), money(cents), text(method), text(reference));
    }

    static RowImage refund(long id, long order, long cents, String reason, String by) {
        return row(whole(id), whole(order), money(cents), text(reason), text(by));
    }

    static RowImage session(long id, long customer, long seenMicros) {
        String token = Long.toHexString((id + 1) * 0x9E3779B97F4A7C15L);
        return row(whole(id), whole(customer), text(token), moment(seenMicros));
    }

    static RowImage priceRule(long id, long percent) {
        return row(whole(id), text("seasonal discount " + id), whole(percent));
    }

    static RowImage row(ColumnValue... values) {
        return new RowImage(List.of(values));
    }

    static ColumnValue whole(long value) {
        return new ColumnValue.Whole(value);
    }

    static ColumnValue text(String text) {
        return ColumnValue.Text.of(text);
    }

    static ColumnValue money(long cents) {
        long rest = cents % 100;
        return new ColumnValue.Decimal(cents / 100 + (rest < 10 ? ".0" : ".") + rest);
    }

    static ColumnValue moment(long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(micros / 1_000_000, 0, ZoneOffset.UTC);
        return new ColumnValue.Temporal(
                TemporalKind.TIMESTAMP,
                TemporalFields.ofDateTime(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        0),
                0);
    }
}
