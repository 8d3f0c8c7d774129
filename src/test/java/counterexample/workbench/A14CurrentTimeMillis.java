package counterexample.workbench;

final class A14CurrentTimeMillis {

    private A14CurrentTimeMillis() {}

    static long go() {
        return System.currentTimeMillis();
    }
}
