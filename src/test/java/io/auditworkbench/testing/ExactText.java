package io.auditworkbench.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The one text form in which oracles compare values.
///
/// | type | form |
/// |---|---|
/// | integers, bit, decimal | digits, unsigned where declared so; decimals with their scale |
/// | float, double | as Java writes that `float` or `double` |
/// | date, time, datetime, year | as MySQL prints them, with the declared fraction; timestamps in UTC |
/// | text, enum, set | the text |
/// | binary, blob, geometry | upper-case hexadecimal; geometry in MySQL's own format, SRID first; of more than 512 bytes their SHA-256, because all tables of a long run must fit into memory |
/// | json | members in their order, without spaces; numbers by value |
public final class ExactText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int MOST_BYTES = 512;
    private static final BigDecimal LEAST_INTEGER = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_INTEGER = new BigDecimal("18446744073709551615");

    private ExactText() {}

    public static String hex(byte[] bytes) {
        return bytes.length > MOST_BYTES ? bytes.length + " bytes, SHA-256 " + digest(bytes) : HEX.formatHex(bytes);
    }

    /// The same from hexadecimal digits.
    public static String hex(String digits) {
        return hex(HEX.parseHex(digits));
    }

    private static String digest(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// One text for all ways to write one JSON value; the order of members counts.
    public static String json(String json) {
        try {
            return numbersByValue(JSON.readTree(json)).toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private static JsonNode numbersByValue(JsonNode node) {
        if (node.isNumber()) {
            return number(node.decimalValue());
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(element -> array.add(numbersByValue(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), numbersByValue(member.getValue())));
            return object;
        }
        return node;
    }

    /// MySQL holds numbers as 64-bit integers or as doubles, and writers of doubles differ in the digits they print.
    private static JsonNode number(BigDecimal value) {
        boolean isInteger = value.stripTrailingZeros().scale() <= 0
                && value.compareTo(LEAST_INTEGER) >= 0
                && value.compareTo(MOST_INTEGER) <= 0;
        return isInteger ? NODES.numberNode(value.toBigIntegerExact()) : NODES.numberNode(value.doubleValue());
    }
}
