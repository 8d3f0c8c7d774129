package io.auditworkbench.store;

/// A table and an operation as one small number: `table_id * 8 + operation`; 0 stands for any.
interface What {

    static int of(int tableId, int operation) {
        return (tableId << 3) | operation;
    }

    static int table(int what) {
        return what >> 3;
    }

    static int operation(int what) {
        return what & 7;
    }
}
