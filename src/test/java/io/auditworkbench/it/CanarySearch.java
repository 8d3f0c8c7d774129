package io.auditworkbench.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.auditworkbench.it.Canaries.Canary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// Looks for canaries in the bytes of files: as UTF-8, in capitals, as UTF-16 in both orders, as Base64 at each of its
/// three alignments, and as hexadecimal digits.
///
/// A long canary is looked for in two parts, so that one which was cut, or lies on two pages of a store, is found as
/// well. Archives and the texts of PDFs are looked into.
final class CanarySearch {

    private static final int KEY_BYTES = Long.BYTES;
    private static final int PART = 14;
    private static final int BUFFER_BYTES = 4 << 20;
    private static final int FILTER_BITS = 22;

    private final Map<Long, List<Pattern>> patterns = new HashMap<>();
    private final long[] filter = new long[1 << (FILTER_BITS - 6)];
    private int longest;
    private long searchedBytes;
    private int searchedFiles;

    private record Pattern(byte[] bytes, Canary canary, String form) {}

    /// One canary, in a file and a form.
    record Hit(Canary canary, String file, String form) {
        @Override
        public String toString() {
            return canary.path() + " in " + file + " (" + form + ")";
        }
    }

    CanarySearch(List<Canary> canaries) {
        canaries.forEach(this::add);
    }

    long searchedBytes() {
        return searchedBytes;
    }

    int searchedFiles() {
        return searchedFiles;
    }

    private void add(Canary canary) {
        String text = canary.text();
        List<String> parts = text.length() < 2 * PART
                ? List.of(text)
                : List.of(text.substring(0, text.length() - PART), text.substring(text.length() - PART));
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            add(canary, "text", bytes);
            add(canary, "capitals", part.toUpperCase(Locale.ROOT).getBytes(UTF_8));
            add(canary, "UTF-16LE", part.getBytes(UTF_16LE));
            add(canary, "UTF-16BE", part.getBytes(UTF_16BE));
            add(canary, "hex", HexFormat.of().formatHex(bytes).getBytes(ISO_8859_1));
            add(canary, "HEX", HexFormat.of().withUpperCase().formatHex(bytes).getBytes(ISO_8859_1));
            for (int shift = 0; shift < 3; shift++) {
                add(canary, "Base64", base64(bytes, shift));
            }
        }
    }

    /// What of the Base64 of a text does not depend on what is around it, with `shift` bytes before.
    private static byte[] base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        byte[] encoded = Base64.getEncoder().encode(Arrays.copyOf(shifted, shifted.length / 3 * 3));
        return Arrays.copyOfRange(encoded, shift == 0 ? 0 : 4, encoded.length);
    }

    private void add(Canary canary, String form, byte[] bytes) {
        Pattern pattern = new Pattern(bytes, canary, form);
        long key = key(bytes, 0);
        patterns.computeIfAbsent(key, _ -> new ArrayList<>()).add(pattern);
        int slot = slot(key);
        filter[slot >> 6] |= 1L << slot;
        longest = Math.max(longest, bytes.length);
    }

    private static long key(byte[] bytes, int at) {
        long key = 0;
        for (int i = 0; i < KEY_BYTES; i++) {
            key = key << 8 | (bytes[at + i] & 0xff);
        }
        return key;
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - FILTER_BITS));
    }

    /// Every canary in every file below a folder, and in what is packed there.
    Set<Hit> below(Path folder) throws IOException {
        Set<Hit> hits = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                in(folder.relativize(file).toString(), file, hits);
            }
        }
        return hits;
    }

    private void in(String name, Path file, Set<Hit> hits) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(2);
        }
        try (InputStream in = Files.newInputStream(file)) {
            look(name, in, hits);
        }
        if (name.endsWith(".pdf")) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                byte[] text = new PDFTextStripper().getText(document).getBytes(UTF_8);
                look(name + "!", new ByteArrayInputStream(text), hits);
            }
        }
        if (head.length == 2 && head[0] == 'P' && head[1] == 'K') {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    look(name + "!" + entry.getName(), zip.getInputStream(entry), hits);
                }
            }
        }
    }

    private void look(String name, InputStream in, Set<Hit> hits) throws IOException {
        searchedFiles++;
        byte[] buffer = new byte[BUFFER_BYTES + longest];
        int kept = 0;
        for (int read = in.readNBytes(buffer, kept, BUFFER_BYTES);
                read > 0;
                read = in.readNBytes(buffer, kept, BUFFER_BYTES)) {
            searchedBytes += read;
            look(name, buffer, kept + read, hits);
            // a canary that lies across two pieces begins in what is kept
            int end = kept + read;
            kept = Math.min(longest, end);
            System.arraycopy(buffer, end - kept, buffer, 0, kept);
        }
    }

    private void look(String name, byte[] bytes, int length, Set<Hit> hits) {
        if (length < KEY_BYTES) {
            return;
        }
        long key = key(bytes, 0) >>> 8;
        for (int at = 0; at + KEY_BYTES <= length; at++) {
            key = key << 8 | (bytes[at + KEY_BYTES - 1] & 0xff);
            int slot = slot(key);
            if ((filter[slot >> 6] & 1L << slot) != 0) {
                compare(name, bytes, at, length, patterns.getOrDefault(key, List.of()), hits);
            }
        }
    }

    private static void compare(
            String name, byte[] bytes, int at, int length, List<Pattern> candidates, Set<Hit> hits) {
        for (Pattern pattern : candidates) {
            int end = at + pattern.bytes().length;
            if (end <= length && Arrays.equals(bytes, at, end, pattern.bytes(), 0, pattern.bytes().length)) {
                hits.add(new Hit(pattern.canary(), name, pattern.form()));
            }
        }
    }
}
