package io.auditworkbench.capture.debezium;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns bytes in a MySQL character set into UTF-8.
///
/// - **Source**: MySQL Reference Manual, *Supported Character Sets*. MySQL's `latin1` is windows-1252 whose five
///   unassigned bytes map to the control characters of the same number.
final class MysqlCharsets {

    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            Map.entry("ascii", "US-ASCII"),
            Map.entry("big5", "Big5"),
            Map.entry("cp1250", "windows-1250"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("cp1257", "windows-1257"),
            Map.entry("cp850", "IBM850"),
            Map.entry("cp852", "IBM852"),
            Map.entry("cp866", "IBM866"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("eucjpms", "x-eucJP-Open"),
            Map.entry("euckr", "x-windows-949"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("gb2312", "GB2312"),
            Map.entry("gbk", "GBK"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("macce", "x-MacCentralEurope"),
            Map.entry("macroman", "x-MacRoman"),
            Map.entry("sjis", "Shift_JIS"),
            Map.entry("tis620", "TIS-620"),
            Map.entry("ucs2", "UTF-16BE"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("utf16", "UTF-16BE"),
            Map.entry("utf16le", "UTF-16LE"),
            Map.entry("utf32", "UTF-32BE"));

    private MysqlCharsets() {}

    /// The same text in UTF-8, or null when this character set cannot be read here; the bytes are then kept as binary.
    static byte @Nullable [] toUtf8(byte[] bytes, String charset) {
        return switch (charset.toLowerCase(Locale.ROOT)) {
            case "utf8mb4", "utf8mb3", "utf8" -> bytes;
            case "latin1" -> latin1(bytes);
            default -> convert(bytes, charset);
        };
    }

    /// True when [#toUtf8(byte[], String)] can read this character set.
    static boolean isReadable(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        return name.startsWith("utf8") || name.equals("latin1") || JAVA_NAMES.containsKey(name);
    }

    private static byte @Nullable [] convert(byte[] bytes, String charset) {
        String javaName = JAVA_NAMES.get(charset.toLowerCase(Locale.ROOT));
        return javaName == null ? null : new String(bytes, Charset.forName(javaName)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1(byte[] bytes) {
        boolean isAscii = true;
        for (byte next : bytes) {
            isAscii &= next >= 0;
        }
        if (isAscii) {
            return bytes;
        }
        char[] text = new String(bytes, Charset.forName("windows-1252")).toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\uFFFD') {
                text[i] = (char) (bytes[i] & 0xFF);
            }
        }
        return new String(text).getBytes(StandardCharsets.UTF_8);
    }
}
