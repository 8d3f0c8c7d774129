package io.auditworkbench.cli;

/// What to say and do when memory runs out.
public final class MemoryText {

    private static final int MEBIBYTE_BITS = 20;

    private MemoryText() {}

    /// One line for people. A store needs no repair after it: a commit is whole or was not.
    public static String ranOut() {
        return "Memory ran out: this program may use " + (Runtime.getRuntime().maxMemory() >> MEBIBYTE_BITS)
                + " MB, and a value takes several times its size while it is read. Nothing half-written was kept."
                + " Give it more, as in AUDIT_WORKBENCH_JVM_OPTIONS=-Xmx2g, and go on.";
    }
}
