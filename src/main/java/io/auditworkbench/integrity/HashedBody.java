package io.auditworkbench.integrity;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.function.IntPredicate;

/// What is hashed of an event's body: the body itself, with every value that can be erased replaced by its commitment.
///
/// Erasing writes the same replacement into the stored body, so an event's hash stays what it was.
///
/// - **Threading**: one thread for each call; stateless between them.
/// - **Source**: ADR-0038; docs/masking.md has a test vector.
public final class HashedBody {

    private final byte[] body;
    private final ByteSource source;
    private final ByteSink sink = new ByteSink();
    private final IntPredicate columns;
    private int copied;

    private HashedBody(byte[] body, IntPredicate columns) {
        this.body = body;
        this.source = new ByteSource(body);
        this.columns = columns;
    }

    /// The bytes that are hashed; the very same array for a body without such values, at no cost.
    ///
    /// - **Errors**: never throws: a damaged body is hashed as it is, which is not the hash it had.
    public static byte[] of(byte[] body) {
        try {
            return erased(body, _ -> true);
        } catch (WorkbenchException | IllegalArgumentException damaged) {
            return body;
        }
    }

    /// The body with the values of the columns that `columns` chooses, by their index, replaced by their commitments.
    ///
    /// - **Errors**: `STORE_CORRUPT` for a body in no readable form.
    public static byte[] erased(byte[] body, IntPredicate columns) {
        return holdsErasable(body) ? new HashedBody(body, columns).replaced() : body;
    }

    /// Whether a body holds values that can be, or were, erased.
    public static boolean holdsErasable(byte[] body) {
        return body.length > 0 && (body[0] & EventCodec.HOLDS_ERASABLE) != 0;
    }

    /// The code of the operation that a body of at least one byte begins with.
    public static int operationCode(byte[] body) {
        return body[0] & 0xFF & ~EventCodec.HOLDS_ERASABLE;
    }

    private byte[] replaced() {
        int code = operationCode(body);
        source.takeByte();
        if (code < 1 || code > Operation.values().length) {
            throw ByteSource.corrupt();
        }
        source.takeVarint();
        source.takeVarint();
        switch (Operation.ofCode(code)) {
            case INSERT, SNAPSHOT, DELETE -> image();
            case UPDATE -> {
                image();
                for (int changed = source.takeCount(); changed > 0; changed--) {
                    value(source.takeCount());
                }
            }
            case DDL, TRUNCATE -> throw ByteSource.corrupt();
        }
        if (!source.isAtEnd()) {
            throw ByteSource.corrupt();
        }
        sink.putRange(body, copied, body.length);
        return sink.toBytes();
    }

    private void image() {
        int count = source.takeCount();
        for (int column = 0; column < count; column++) {
            value(column);
        }
    }

    private void value(int column) {
        int start = source.position();
        if (ValueCodec.read(source) instanceof ColumnValue.Erasable erasable && columns.test(column)) {
            sink.putRange(body, copied, start);
            ValueCodec.write(new ColumnValue.Erased(Commitment.of(erasable)), sink);
            copied = source.position();
        }
    }
}
