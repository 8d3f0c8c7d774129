package counterexample.workbench;

final class A22StartsVirtualThread {

    private A22StartsVirtualThread() {}

    static Thread go(Runnable task) {
        return Thread.startVirtualThread(task);
    }
}
