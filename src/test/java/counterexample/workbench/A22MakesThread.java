package counterexample.workbench;

final class A22MakesThread {

    private A22MakesThread() {}

    static Thread go(Runnable task) {
        return new Thread(task);
    }
}
