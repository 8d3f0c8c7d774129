package io.auditworkbench.workbench;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// Stores that hold what is rare and allowed: cells of 50 MB, rows of 500 columns, text that steers a screen.
public final class StrangeShop {

    /// Characters of a large cell.
    public static final int LARGE = 50 << 20;

    /// Columns of a wide table.
    public static final int COLUMNS = 500;

    /// `admin` with an override before and after: a screen that obeys it shows the rest of the line backwards.
    public static final String OVERRIDE = "\u202enimda\u202c";

    private static final TableSchema DOCUMENTS = new TableSchema(
            new TableName("shop", "documents"),
            List.of(
                    ShopTables.column("id", ColumnType.INT, "int"),
                    ShopTables.column("state", ColumnType.TEXT, "varchar(20)"),
                    ShopTables.column("body", ColumnType.TEXT, "longtext"),
                    ShopTables.column("facts", ColumnType.JSON, "json")),
            List.of(0));

    private StrangeShop() {}

    /// Row 1 has a text of 50 MB, and its state changes; row 2 has 50 MB of JSON.
    public static Path large(Path folder) {
        Path file = folder.resolve("large.awb");
        String text = "The quick brown fox jumps over the lazy dog. "
                .repeat(LARGE / 45 + 1)
                .substring(0, LARGE);
        String json = "[\"" + "0123456789abcdef\", \"".repeat((LARGE - 4) / 20) + "\"]";
        try (StoredShop shop = StoredShop.begin(file)) {
            shop.change(Operation.INSERT, DOCUMENTS, null, document(1, "new", text, "{}"));
            shop.commit("2026-11-20T09:00:00Z", StoredShop.ALICE, 17L);
            shop.change(Operation.INSERT, DOCUMENTS, null, document(2, "new", "short", json));
            shop.commit("2026-11-20T09:01:00Z", StoredShop.ALICE, 17L);
            shop.change(
                    Operation.UPDATE,
                    DOCUMENTS,
                    document(1, "new", text, "{}"),
                    document(1, "read", text.replace('q', 'Q'), "{}"));
            shop.commit("2026-11-20T09:02:00Z", StoredShop.ALICE, 17L);
        }
        return file;
    }

    private static RowImage document(long id, String state, String body, String facts) {
        return ShopRows.row(
                new ColumnValue.Whole(id),
                ColumnValue.Text.of(state),
                ColumnValue.Text.of(body),
                ColumnValue.Json.of(facts));
    }

    /// A product's photo is a picture of 40 × 30 pixels, and then bytes that only begin like one.
    public static Path pictures(Path folder) {
        Path file = folder.resolve("pictures.awb");
        TableSchema products = new TableSchema(
                new TableName("shop", "products"),
                List.of(
                        ShopTables.column("id", ColumnType.INT, "int"),
                        ShopTables.column("photo", ColumnType.BINARY, "longblob")),
                List.of(0));
        byte[] photo = png();
        try (StoredShop shop = StoredShop.begin(file)) {
            shop.change(Operation.INSERT, products, null, photographed(photo));
            shop.commit("2026-11-20T09:00:00Z", StoredShop.ALICE, 17L);
            shop.change(Operation.UPDATE, products, photographed(photo), photographed(Arrays.copyOf(photo, 24)));
            shop.commit("2026-11-20T09:01:00Z", StoredShop.ALICE, 17L);
        }
        return file;
    }

    private static RowImage photographed(byte[] photo) {
        return ShopRows.row(new ColumnValue.Whole(1), new ColumnValue.Binary(photo));
    }

    private static byte[] png() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(20, 15, 0xff0000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// A row of 500 columns comes, and every second one of them changes.
    public static Path wide(Path folder) {
        Path file = folder.resolve("wide.awb");
        List<ColumnDefinition> columns = new ArrayList<>(List.of(ShopTables.column("id", ColumnType.INT, "int")));
        for (int i = 1; i < COLUMNS; i++) {
            columns.add(ShopTables.column("measure_%03d".formatted(i), ColumnType.INT, "int"));
        }
        TableSchema table = new TableSchema(new TableName("shop", "measures"), columns, List.of(0));
        try (StoredShop shop = StoredShop.begin(file)) {
            shop.change(Operation.INSERT, table, null, measures(0));
            shop.commit("2026-11-20T09:00:00Z", StoredShop.ALICE, 17L);
            shop.change(Operation.UPDATE, table, measures(0), measures(1));
            shop.commit("2026-11-20T09:01:00Z", StoredShop.ALICE, 17L);
        }
        return file;
    }

    private static RowImage measures(int step) {
        List<ColumnValue> values = new ArrayList<>(List.of(new ColumnValue.Whole(1)));
        for (int i = 1; i < COLUMNS; i++) {
            values.add(new ColumnValue.Whole(i + 1_000L * (i % 2) * step));
        }
        return new RowImage(values);
    }

    /// Right-to-left words, emoji, marks and characters that steer, in every place that holds foreign text.
    public static Path foreign(Path folder) {
        Path file = folder.resolve("foreign.awb");
        TableSchema table = new TableSchema(
                new TableName("חנות", "users" + OVERRIDE),
                List.of(
                        ShopTables.column("na\u200bme", ColumnType.TEXT, "varchar(80)"),
                        ShopTables.column("שם", ColumnType.TEXT, "varchar(80)"),
                        ShopTables.column("note", ColumnType.TEXT, "varchar(200)")),
                List.of(0));
        Attribution who = new Attribution("eve\u202egpj.exe", AttributionGrade.EXACT, AttributionSource.CONTEXT_ROW);
        String key = "id-" + OVERRIDE + "-7";
        try (StoredShop shop = StoredShop.begin(file)) {
            shop.change(
                    Operation.INSERT,
                    table,
                    null,
                    user(key, "שלום", "\u0338= Zoe\u0308 \ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80"),
                    "INSERT INTO users /* \u202e reversed \u2066 */");
            shop.commit("2026-11-20T09:00:00Z", who, 17L);
            shop.change(
                    Operation.UPDATE,
                    table,
                    user(key, "שלום", "paid 100"),
                    user(
                            key,
                            "עולם",
                            "paid\u00a0100 \u2066and \u200fmore\u2069 a\u0301\u0302\u0303\u0304\u0305\u0306"));
            shop.commit("2026-11-20T09:01:00Z", who, 17L);
        }
        return file;
    }

    private static RowImage user(String key, String name, String note) {
        return ShopRows.row(ColumnValue.Text.of(key), ColumnValue.Text.of(name), ColumnValue.Text.of(note));
    }
}
