package io.auditworkbench.testing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One column as MySQL's `information_schema` declares it.
///
/// - **Shape**: `dataType` such as `int`, `columnType` such as `int(8) unsigned`; `charset` is empty for columns
///   without characters; `length` in bytes, for character and binary columns.
public record ColumnShape(String name, String dataType, String columnType, String charset, long length) {

    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

    boolean isUnsigned() {
        return columnType.contains("unsigned");
    }

    /// The values of an enum or set column, first one first.
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        Matcher matcher = LABEL.matcher(columnType);
        while (matcher.find()) {
            labels.add(matcher.group(1).replace("''", "'"));
        }
        return labels;
    }

    Charset javaCharset() {
        return switch (charset) {
            case "utf8mb4", "utf8" -> StandardCharsets.UTF_8;
            case "ascii" -> StandardCharsets.US_ASCII;
            case "ucs2", "utf16" -> StandardCharsets.UTF_16BE;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            case "utf32" -> Charset.forName("UTF-32BE");
            case "latin1" -> Charset.forName("windows-1252");
            case "latin2" -> Charset.forName("ISO-8859-2");
            case "cp1251" -> Charset.forName("windows-1251");
            case "koi8r" -> Charset.forName("KOI8-R");
            case "greek" -> Charset.forName("ISO-8859-7");
            case "cp932" -> Charset.forName("windows-31j");
            case "gbk" -> Charset.forName("GBK");
            case "gb18030" -> Charset.forName("GB18030");
            case "big5" -> Charset.forName("Big5");
            case "euckr" -> Charset.forName("EUC-KR");
            default -> throw new IllegalArgumentException("no Java charset is known for " + charset);
        };
    }
}
