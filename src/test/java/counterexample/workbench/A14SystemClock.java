package counterexample.workbench;

import java.time.Clock;

final class A14SystemClock {

    private A14SystemClock() {}

    static Clock go() {
        return Clock.systemUTC();
    }
}
