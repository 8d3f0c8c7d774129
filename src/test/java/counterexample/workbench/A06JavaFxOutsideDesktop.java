package counterexample.workbench;

import javafx.application.Platform;

/// Breaks A06: JavaFX outside the desktop.
final class A06JavaFxOutsideDesktop {

    boolean isOnScreenThread() {
        return Platform.isFxApplicationThread();
    }
}
