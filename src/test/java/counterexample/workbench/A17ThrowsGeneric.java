package counterexample.workbench;

final class A17ThrowsGeneric {

    private A17ThrowsGeneric() {}

    static void go(int count) {
        if (count < 0) {
            throw new RuntimeException("which failure?");
        }
    }
}
