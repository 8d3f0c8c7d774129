package io.auditworkbench.desktop;

import java.util.List;

/// How colours look to different eyes.
///
/// - **Source**: WCAG 2.2 (relative luminance, contrast); Machado, Oliveira, Fernandes 2009 at severity 1.0; CIE 1976
///   L*a*b*.
final class Eyes {

    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] PROTAN = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };
    private static final double[][] DEUTAN = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };
    private static final double[][] TRITAN = {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    };

    private Eyes() {}

    /// The linear red, green and blue of `#rrggbb`.
    static double[] linear(String hex) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return parts;
    }

    static double contrast(double[] one, double[] other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(double[] colour) {
        return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
    }

    /// The smallest distance between two of the colours, to the eye that sees the least of it.
    static double leastDistance(List<double[]> colours) {
        double least = Double.MAX_VALUE;
        for (double[][] eye : List.of(NORMAL, PROTAN, DEUTAN, TRITAN)) {
            for (int i = 0; i < colours.size(); i++) {
                for (int j = i + 1; j < colours.size(); j++) {
                    least = Math.min(least, distance(seen(colours.get(i), eye), seen(colours.get(j), eye)));
                }
            }
        }
        return least;
    }

    private static double[] seen(double[] colour, double[][] eye) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += eye[i][j] * colour[j];
            }
            seen[i] = Math.clamp(sum, 0, 1);
        }
        return seen;
    }

    private static double distance(double[] one, double[] other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(double[] c) {
        double x = cube((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        double y = cube(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
        double z = cube((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double cube(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
