package io.auditworkbench.workbench.export;

import io.auditworkbench.masking.MaskedText;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowAddress;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What becomes of values on their way into one export.
///
/// - **Shape**: a mark is the beginning of an HMAC-SHA-256 under a key that nobody keeps: within one export equal
///   values have equal marks, and nobody can try values against them. Keys of rows stay, unless one of their columns is
///   named: then the whole key is a mark, also where its column is dropped. `NULL` stays `NULL`.
/// - **Threading**: one thread at a time.
public final class ExportMask {

    private static final int KEY_BYTES = 32;
    private static final int MARK_BYTES = 6;

    private final Mode mode;
    private final List<String> columns;
    private final Mac mac;
    private final Set<String> touched = new TreeSet<>();
    private long statements;

    /// What is done with a value.
    public enum Mode {
        KEEP,
        HASH,
        DROP;

        /// As people write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The mode that a word names.
        ///
        /// - **Errors**: `BAD_USAGE` for any other.
        public static Mode parse(String text) {
            for (Mode mode : values()) {
                if (mode.word().equals(text.strip().toLowerCase(Locale.ROOT))) {
                    return mode;
                }
            }
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Nothing is masked as \"" + text + "\".", "Choose from keep, hash, drop.");
        }
    }

    private ExportMask(Mode mode, List<String> columns, Mac mac) {
        this.mode = mode;
        this.columns = List.copyOf(columns);
        this.mac = mac;
    }

    /// A mask for one export; without names it is for every column that belongs to no key.
    public static ExportMask of(Mode mode, List<String> columns) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new ExportMask(mode, columns, mac);
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    /// What is done with values.
    public Mode mode() {
        return mode;
    }

    /// The columns that were named.
    public List<String> columns() {
        return columns;
    }

    /// The columns in which something was masked so far, as `shop.customers.email`.
    public Set<String> touched() {
        return Set.copyOf(touched);
    }

    /// How many statements were masked so far.
    public long statements() {
        return statements;
    }

    /// The event as it may go into the export.
    public EventView of(EventView event) {
        if (mode == Mode.KEEP) {
            return event;
        }
        boolean hasMaskedKey = event.columns().stream().anyMatch(column -> column.isKey() && isMasked(column));
        // The name of a row without a key is made of all its values.
        boolean isNamedByValues = event.columns().stream().noneMatch(ColumnView::isKey);
        boolean hidesKey = hasMaskedKey || isNamedByValues;
        return new EventView(
                event.sequence(),
                event.transaction(),
                event.transactionSize(),
                event.committedAt(),
                event.capturedAt(),
                event.kind(),
                event.schema(),
                event.table(),
                hidesKey ? hidden(event.row()) : event.row(),
                hidesKey ? hidden(event.formerRow()) : event.formerRow(),
                event.actor(),
                columns(event.schema() + "." + event.table(), event.columns()),
                event.source(),
                statement(event.statement()),
                statement(event.ddl()),
                event.storedBytes());
    }

    private boolean isMasked(ColumnView column) {
        return columns.isEmpty()
                ? !column.isKey()
                : columns.stream().anyMatch(name -> name.equalsIgnoreCase(column.name()));
    }

    /// The columns of a row of a table, `shop.orders`, as they may go into the export.
    public List<ColumnView> columns(String table, List<ColumnView> columnsOfRow) {
        if (mode == Mode.KEEP) {
            return columnsOfRow;
        }
        List<ColumnView> shown = new ArrayList<>();
        for (ColumnView column : columnsOfRow) {
            if (!isMasked(column)) {
                shown.add(column);
                continue;
            }
            touched.add(table + "." + column.name());
            if (mode == Mode.HASH) {
                shown.add(new ColumnView(
                        column.name(),
                        column.type(),
                        column.isKey(),
                        column.isGenerated(),
                        hashed(column.before()),
                        hashed(column.after())));
            }
        }
        return shown;
    }

    private @Nullable ValueView hashed(@Nullable ValueView value) {
        return value == null || !value.hasText() ? value : new ValueView(ValueKind.TEXT, marked(value.text()));
    }

    private @Nullable MaskedText statement(@Nullable MaskedText statement) {
        if (statement == null) {
            return null;
        }
        statements++;
        return mode == Mode.HASH ? marked(statement.text()) : null;
    }

    private @Nullable RowAddress hidden(@Nullable RowAddress row) {
        return row == null
                ? null
                : new RowAddress(
                        row.schema(),
                        row.table(),
                        row.key().stream().map(this::markedPart).toList());
    }

    /// Without the space, which an address would have to encode.
    private String markedPart(String part) {
        return marked(part).text().replace(" ", "");
    }

    private MaskedText marked(String text) {
        byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Masker.marked(HexFormat.of().formatHex(digest, 0, MARK_BYTES));
    }
}
