package io.auditworkbench.workbench.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.KeyCertificate;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.VerifyingKey;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Verifies an evidence bundle: what `verify.py` in it does, by this program.
///
/// - **Threading**: stateless; any number of threads.
public final class BundleCheck {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final List<String> NEEDED = List.of(
            "manifest.json", "events.ndjson", "transactions.ndjson", "tables.json", "checkpoint.txt", "keys.txt");
    private static final JsonMapper JSON = new JsonMapper();

    private BundleCheck() {}

    /// What came of it.
    public sealed interface Result {

        /// Everything holds; `fingerprint` is that of the first key of the log.
        record Intact(
                String log,
                String subject,
                long events,
                long transactions,
                Instant signedAt,
                String fingerprint,
                Manifest manifest)
                implements Result {}

        /// The first thing that does not hold.
        record Altered(String what) implements Result {}
    }

    /// Whether the manifest is signed.
    public enum Manifest {
        SIGNED,
        NOT_SIGNED
    }

    /// Something does not hold.
    static final class Wrong extends RuntimeException {
        Wrong(String what) {
            super(what);
        }
    }

    /// Whether a file is an archive and no store.
    public static boolean isBundle(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        } catch (IOException _) {
            return false;
        }
    }

    /// Verifies an archive.
    ///
    /// - **Errors**: `BAD_INPUT` for a file that cannot be read.
    public static Result verify(Path file) {
        try {
            return verify(unpack(file));
        } catch (Wrong wrong) {
            return new Result.Altered(wrong.getMessage());
        } catch (ZipException spoilt) {
            return unreadable(spoilt);
        } catch (IOException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT, "The bundle cannot be read: " + file + ".", "Check the file.", unreadable);
        }
    }

    /// Verifies the files of a bundle, by name.
    static Result verify(Map<String, byte[]> files) {
        try {
            return check(files);
        } catch (Wrong wrong) {
            return new Result.Altered(wrong.getMessage());
        } catch (IOException | IllegalArgumentException spoilt) {
            return unreadable(spoilt);
        }
    }

    private static Result unreadable(Exception spoilt) {
        return new Result.Altered("it cannot be read: " + spoilt.getClass().getSimpleName());
    }

    private static Map<String, byte[]> unpack(Path file) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
                    left -= bytes.length;
                    need(left >= 0 && files.size() < MOST_FILES, "it is larger than any bundle");
                    need(files.put(entry.getName(), bytes) == null, entry.getName() + " is there twice");
                }
            }
        }
        return files;
    }

    private static Result check(Map<String, byte[]> files) throws IOException {
        NEEDED.forEach(name -> need(files.containsKey(name), name + " is missing"));
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        digests(files, manifest.path("files"));
        String note = text(files, "checkpoint.txt");
        Checkpoint checkpoint = SignedNote.parse(note)
                .flatMap(signed -> Checkpoint.parse(signed.text()))
                .orElseThrow(() -> new Wrong("the checkpoint cannot be read"));
        List<VerifyingKey> keys = keys(text(files, "keys.txt"), checkpoint.origin());
        SignedNote signed = SignedNote.parse(note).orElseThrow();
        need(keys.stream().anyMatch(signed::isSignedBy), "no key of the log signed the checkpoint");
        byte[] signature = files.get("manifest.sig");
        if (signature != null) {
            byte[] bytes = files.get("manifest.json");
            need(
                    keys.stream().anyMatch(key -> key.verifies(bytes, signature)),
                    "no key of the log signed the manifest");
        }
        BundleProofs proofs = new BundleProofs(checkpoint, JSON.readTree(files.get("tables.json")));
        proofs.check(text(files, "transactions.ndjson"), text(files, "events.ndjson"));
        need(
                proofs.events() == manifest.path("events").asLong(-1)
                        && proofs.transactions()
                                == manifest.path("transactions").asLong(-1),
                "the counts differ");
        return new Result.Intact(
                checkpoint.origin(),
                manifest.path("subject").asText(),
                proofs.events(),
                proofs.transactions(),
                checkpoint.signedAt(),
                keys.getFirst().fingerprint(),
                signature == null ? Manifest.NOT_SIGNED : Manifest.SIGNED);
    }

    private static void digests(Map<String, byte[]> files, JsonNode named) {
        Set<String> unnamed = new HashSet<>(files.keySet());
        unnamed.removeAll(Set.of("manifest.json", "manifest.sig"));
        named.properties().forEach(file -> {
            byte[] bytes = files.get(file.getKey());
            need(bytes != null, file.getKey() + " is missing");
            need(
                    Sha256.of(bytes).equals(file.getValue().asText()),
                    file.getKey() + " is not the file that the manifest names");
            unnamed.remove(file.getKey());
        });
        need(unnamed.isEmpty(), String.join(", ", unnamed) + " is not in the manifest");
    }

    /// The keys of a log, each signed by the one before.
    static List<VerifyingKey> keys(String text, String origin) {
        List<VerifyingKey> keys = new ArrayList<>();
        for (String note : CheckpointFiles.notes(text)) {
            Optional<SignedNote> signed = SignedNote.parse(note);
            KeyCertificate certificate = signed.flatMap(read -> KeyCertificate.parse(read.text()))
                    .orElseThrow(() -> new Wrong("a key cannot be read"));
            need(certificate.origin().equals(origin) && certificate.epoch() == keys.size() + 1, "a key is missing");
            need(
                    (!keys.isEmpty() && signed.get().isSignedBy(keys.getLast()))
                            || signed.get().isSignedBy(certificate.key()),
                    "nobody signed key " + certificate.epoch());
            keys.add(certificate.key());
        }
        need(!keys.isEmpty(), "there is no key");
        return keys;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    static void need(boolean holds, String what) {
        if (!holds) {
            throw new Wrong(what);
        }
    }
}
