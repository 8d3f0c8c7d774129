package io.auditworkbench.testing;

/// How long the tests that try things by chance go on: `mvn verify -Deffort=10` tries ten times as many as the build
/// does.
public final class Effort {

    private static final int TIMES = Math.max(1, Integer.getInteger("effort", 1));

    private Effort() {}

    /// So many rounds as the build makes of something, times the effort asked for.
    public static int rounds(int inTheBuild) {
        return Math.multiplyExact(inTheBuild, TIMES);
    }
}
