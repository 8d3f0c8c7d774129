package io.auditworkbench.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// SQL literals drawn at random, edges more often than their share.
final class RandomLiteral {

    private static final int EDGE_PERCENT = 30;
    private static final String[] DATES = {"0000-00-00", "0001-01-01", "2024-00-00", "2024-02-29", "9999-12-31"};
    private static final String[] CLOCKS = {"00:00:00", "23:59:59.999999", "12:34:56.7", "03:00:00.000001"};
    private static final String[] TIMES = {"-838:59:59", "838:59:59", "-00:00:00.000001", "00:00:00", "-01:30:00.25"};
    private static final String[] STAMPS = {
        "0000-00-00 00:00:00", "1970-01-01 00:00:01", "2038-01-19 03:14:07", "2024-03-31 02:30:00"
    };

    private RandomLiteral() {}

    static String integer(Random random, String least, String most) {
        BigInteger low = new BigInteger(least);
        BigInteger high = new BigInteger(most);
        if (edge(random)) {
            return one(random, least, most, "0", "1");
        }
        BigInteger size = high.subtract(low).add(BigInteger.ONE);
        return new BigInteger(size.bitLength() + 8, random).mod(size).add(low).toString();
    }

    static String decimal(Random random, int precision, int scale) {
        if (edge(random)) {
            String nines = "9".repeat(precision - scale) + (scale == 0 ? "" : "." + "9".repeat(scale));
            return one(random, "0", nines, "-" + nines, scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1");
        }
        BigInteger digits = new BigInteger(random.nextInt(1, precision * 3), random);
        return new BigDecimal(digits.mod(BigInteger.TEN.pow(precision)), scale).toPlainString();
    }

    static String floating(Random random) {
        return edge(random)
                ? one(random, "0", "-0e0", "3.4028234e38", "-1.17549435e-38", "0.1", "16777217")
                : Float.toString(random.nextFloat() * random.nextInt(-1000, 1000));
    }

    static String doubled(Random random) {
        return edge(random)
                ? one(random, "0", "-0e0", "1.7976931348623157e308", "-2.2250738585072014e-308", "0.1", "1e15")
                : Double.toString(random.nextDouble() * random.nextInt(-1000, 1000));
    }

    static String bit(Random random, int width) {
        return edge(random)
                ? one(random, "b'0'", "b'" + "1".repeat(width) + "'", "b'1" + "0".repeat(width - 1) + "'")
                : "b'" + new BigInteger(width, random).toString(2) + "'";
    }

    static String date(Random random) {
        return quoted(edge(random) ? one(random, DATES) : day(random, 1000, 9999));
    }

    static String dateTime(Random random) {
        return quoted(
                edge(random)
                        ? one(random, DATES) + " 00:00:00"
                        : day(random, 1000, 9998) + " " + (edge(random) ? one(random, CLOCKS) : clock(random, 24)));
    }

    static String timestamp(Random random) {
        return quoted(edge(random) ? one(random, STAMPS) : day(random, 1971, 2037) + " " + clock(random, 24));
    }

    static String time(Random random) {
        return quoted(edge(random) ? one(random, TIMES) : (random.nextBoolean() ? "-" : "") + clock(random, 838));
    }

    static String year(Random random) {
        return edge(random) ? one(random, "0", "1901", "2155") : "" + random.nextInt(1901, 2156);
    }

    /// Text made of whole characters of an alphabet; written in hexadecimal, so that nothing has to be escaped.
    static String text(Random random, String alphabet, int most) {
        int[] characters = alphabet.codePoints().toArray();
        String text = edge(random)
                ? one(random, "", "a", " lead", "trail  ", "a'b\\n\"")
                : IntStream.range(0, random.nextInt(most + 1))
                        .mapToObj(_ -> Character.toString(characters[random.nextInt(characters.length)]))
                        .collect(Collectors.joining());
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    static String binary(Random random, int most) {
        byte[] bytes = new byte[edge(random) ? random.nextInt(2) : random.nextInt(most + 1)];
        random.nextBytes(bytes);
        if (bytes.length > 0 && edge(random)) {
            bytes[bytes.length - 1] = 0;
        }
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    static String chosen(Random random, String... labels) {
        return quoted(one(random, labels).replace("'", "''"));
    }

    static String subset(Random random, String... labels) {
        return quoted(IntStream.range(0, labels.length)
                .filter(_ -> random.nextBoolean())
                .mapToObj(index -> labels[index].replace("'", "''"))
                .collect(Collectors.joining(",")));
    }

    static String point(Random random, int srid) {
        return "st_geomfromtext('POINT(%d %d)', %d)".formatted(random.nextInt(-90, 91), random.nextInt(-90, 91), srid);
    }

    static String shape(Random random) {
        return one(
                random,
                point(random, 0),
                "st_geomfromtext('LINESTRING(0 0, %d 1.5)')".formatted(random.nextInt(100)),
                "st_geomfromtext('POLYGON((0 0, 0 5, 5 5, 0 0))')",
                "st_geomfromtext('GEOMETRYCOLLECTION(POINT(1 2), POINT(3 4))')");
    }

    static String json(Random random) {
        return "cast(" + hexText(jsonValue(random, 3)) + " as json)";
    }

    private static String jsonValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> one(random, "null", "true", "false");
            case 1 -> integer(random, "-9223372036854775808", "18446744073709551615");
            case 2 -> Double.toString(random.nextDouble() * 1e6);
            case 3 -> one(random, "1e20", "0.1", "-1.5e-7", "32767", "32768", "-2147483649");
            case 4, 5 -> one(random, "\"\"", "\"plain\"", "\"ü 中 😀\"", "\"q\\\" b\\\\ n\\n\"");
            case 6 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> jsonValue(random, depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(member -> "\"k%d\":%s".formatted(member, jsonValue(random, depth - 1)))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String hexText(String text) {
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    private static String day(Random random, int firstYear, int lastYear) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                random.nextInt(firstYear, lastYear + 1),
                random.nextInt(1, 13),
                random.nextInt(1, 29));
    }

    private static String clock(Random random, int hours) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06d",
                random.nextInt(hours),
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1_000_000));
    }

    private static boolean edge(Random random) {
        return random.nextInt(100) < EDGE_PERCENT;
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
