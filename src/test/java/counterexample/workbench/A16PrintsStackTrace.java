package counterexample.workbench;

final class A16PrintsStackTrace {

    private A16PrintsStackTrace() {}

    static void go(Exception failure) {
        failure.printStackTrace();
    }
}
