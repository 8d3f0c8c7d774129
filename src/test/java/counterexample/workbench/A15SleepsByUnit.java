package counterexample.workbench;

import java.util.concurrent.TimeUnit;

final class A15SleepsByUnit {

    private A15SleepsByUnit() {}

    static void go() throws InterruptedException {
        TimeUnit.SECONDS.sleep(0);
    }
}
