package io.auditworkbench.integrity;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The canonical bytes of a change event: what is stored is what is hashed.
///
/// - **Shape**: operation, binlog offset, row, then the images: an update holds the whole after image and the before
///   values of the columns that changed. Nothing in it depends on the store's own numbering.
/// - **Threading**: one thread at a time; the buffer is reused.
/// - **Source**: ADR-0009 (format version 1).
public final class EventCodec {

    /// Set in the first byte of a body with values that can be, or were, erased: [HashedBody] is not the body then.
    static final int HOLDS_ERASABLE = 0x80;

    private final ByteSink sink = new ByteSink();

    /// The bytes of one event.
    public byte[] encode(CanonicalChangeEvent event) {
        sink.clear();
        sink.putByte(event.operation().code() | (holdsErasable(event) ? HOLDS_ERASABLE : 0));
        sink.putVarint(event.position().offset());
        sink.putVarint(event.position().row());
        switch (event.operation()) {
            case INSERT, SNAPSHOT -> image(Objects.requireNonNull(event.after()));
            case DELETE -> image(Objects.requireNonNull(event.before()));
            case UPDATE -> update(Objects.requireNonNull(event.before()), Objects.requireNonNull(event.after()));
            case DDL -> sink.putText(Objects.requireNonNull(event.ddl()));
            case TRUNCATE -> {
                // nothing more: the table says it all
            }
        }
        return sink.toBytes();
    }

    private static boolean holdsErasable(CanonicalChangeEvent event) {
        return holdsErasable(event.after()) || holdsErasable(event.before());
    }

    private static boolean holdsErasable(@Nullable RowImage image) {
        if (image == null) {
            return false;
        }
        List<ColumnValue> values = image.values();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof ColumnValue.Erasable || values.get(i) instanceof ColumnValue.Erased) {
                return true;
            }
        }
        return false;
    }

    private void image(RowImage image) {
        List<ColumnValue> values = image.values();
        sink.putVarint(values.size());
        for (int i = 0; i < values.size(); i++) {
            ValueCodec.write(values.get(i), sink);
        }
    }

    private void update(RowImage before, RowImage after) {
        image(after);
        int changed = 0;
        for (int i = 0; i < after.values().size(); i++) {
            changed += before.get(i).equals(after.get(i)) ? 0 : 1;
        }
        sink.putVarint(changed);
        for (int i = 0; i < after.values().size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                sink.putVarint(i);
                ValueCodec.write(before.get(i), sink);
            }
        }
    }

    /// Reads what [#encode(CanonicalChangeEvent)] wrote, for readers: a value that can be erased is the plain value.
    ///
    /// - **Errors**: `STORE_CORRUPT` for bytes in any other form.
    /// - **Threading**: stateless.
    public static EventBody decode(byte[] bytes) {
        return decode(bytes, EventCodec::shown);
    }

    /// The same as it was kept, to be kept again.
    public static EventBody decodeAsKept(byte[] bytes) {
        return decode(bytes, UnaryOperator.identity());
    }

    private static ColumnValue shown(ColumnValue value) {
        return value instanceof ColumnValue.Erasable erasable ? erasable.value() : value;
    }

    private static EventBody decode(byte[] bytes, UnaryOperator<ColumnValue> form) {
        ByteSource source = new ByteSource(bytes);
        int code = source.takeByte() & ~HOLDS_ERASABLE;
        if (code < 1 || code > Operation.values().length) {
            throw ByteSource.corrupt();
        }
        Operation operation = Operation.ofCode(code);
        long offset = source.takeVarint();
        int row = source.takeCountUnbounded();
        EventBody body = switch (operation) {
            case INSERT, SNAPSHOT -> new EventBody(operation, offset, row, null, image(source, form), null);
            case DELETE -> new EventBody(operation, offset, row, image(source, form), null, null);
            case UPDATE -> update(source, offset, row, form);
            case DDL -> new EventBody(operation, offset, row, null, null, source.takeText());
            case TRUNCATE -> new EventBody(operation, offset, row, null, null, null);
        };
        if (!source.isAtEnd()) {
            throw ByteSource.corrupt();
        }
        return body;
    }

    private static RowImage image(ByteSource source, UnaryOperator<ColumnValue> form) {
        int count = source.takeCount();
        List<ColumnValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(form.apply(ValueCodec.read(source)));
        }
        return new RowImage(values);
    }

    private static EventBody update(ByteSource source, long offset, int row, UnaryOperator<ColumnValue> form) {
        RowImage after = image(source, form);
        List<ColumnValue> before = new ArrayList<>(after.values());
        int changed = source.takeCount();
        for (int i = 0; i < changed; i++) {
            int index = source.takeCount();
            if (index >= before.size()) {
                throw ByteSource.corrupt();
            }
            before.set(index, form.apply(ValueCodec.read(source)));
        }
        return new EventBody(Operation.UPDATE, offset, row, new RowImage(before), after, null);
    }
}
