package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.nio.file.Path;
import java.util.List;

/// A store whose names are the worst that MySQL allows: quotes, `#`, `-`, spaces, dots, operators and emoji.
public final class OddShop {

    /// The table's name.
    public static final String TABLE = "we\"ird#na-me 😀";

    /// The name of its column.
    public static final String COLUMN = "it's (a) 'column': 50%, -x=😀";

    private static final TableSchema ODD = new TableSchema(
            new TableName("sch.ema one", TABLE),
            List.of(
                    ShopTables.column("id", ColumnType.TEXT, "varchar(20)"),
                    ShopTables.column(COLUMN, ColumnType.TEXT, "varchar(200)")),
            List.of(0));

    private OddShop() {}

    /// Writes three events: rows `1` and `a/b, "c"` come, and the first one changes.
    public static Path write(Path folder) {
        Path file = folder.resolve("odd.awb");
        try (StoredShop shop = StoredShop.begin(file)) {
            shop.change(Operation.INSERT, ODD, null, row("1", "-- not a comment"));
            shop.change(Operation.INSERT, ODD, null, row("a/b, \"c\"", "\u001b[31mred"));
            shop.change(Operation.UPDATE, ODD, row("1", "-- not a comment"), row("1", "😀 'quoted' \"twice\""));
            shop.commit("2026-11-20T09:00:00Z", StoredShop.ALICE, 17L);
        }
        return file;
    }

    private static RowImage row(String id, String text) {
        return ShopRows.row(ColumnValue.Text.of(id), ColumnValue.Text.of(text));
    }
}
