package counterexample.workbench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class A22MakesExecutor {

    private A22MakesExecutor() {}

    static ExecutorService go() {
        return Executors.newSingleThreadExecutor();
    }
}
