package io.auditworkbench.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A hash as the key of a map.
record Digest(byte[] bytes) {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
    }

    /// The bytes are a cryptographic hash: any four of them are as good as all.
    @Override
    public int hashCode() {
        return (int) INTS.get(bytes, 0);
    }
}
