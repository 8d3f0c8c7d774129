package counterexample.workbench;

final class A16Prints {

    private A16Prints() {}

    static void go() {
        System.out.println();
    }
}
