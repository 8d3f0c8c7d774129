package counterexample.workbench;

import java.time.Duration;

final class A15Sleeps {

    private A15Sleeps() {}

    static void go() throws InterruptedException {
        Thread.sleep(Duration.ZERO);
    }
}
