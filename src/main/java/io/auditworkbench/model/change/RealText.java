package io.auditworkbench.model.change;

import java.math.BigDecimal;

/// Prints floating-point numbers the way MySQL does: shortest digits, plain up to 15 places, else `1.5e20`.
///
/// - **Source**: MySQL's `my_gcvt` in `dtoa.cc`: exponents below -15 or at 15 digits and more use the `e` form.
interface RealText {

    static String of(double value) {
        return spell(Double.toString(value), value == 0, 1 / value < 0);
    }

    static String of(float value) {
        return spell(Float.toString(value), value == 0, 1 / value < 0);
    }

    private static String spell(String shortest, boolean isZero, boolean isNegative) {
        if (isZero) {
            return isNegative ? "-0" : "0";
        }
        BigDecimal digits = new BigDecimal(shortest).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -15 && exponent < 15) {
            return digits.toPlainString();
        }
        BigDecimal mantissa = digits.movePointLeft(exponent);
        return mantissa.toPlainString() + "e" + exponent;
    }
}
