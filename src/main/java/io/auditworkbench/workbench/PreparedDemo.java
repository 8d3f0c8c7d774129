package io.auditworkbench.workbench;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/// The store of the demo as the build made it of the recording, packed beside it in the class path.
///
/// - **Shape**: `sha256` is of the unpacked file, in hexadecimal digits, and tells one prepared store from another;
///   `head` is its log.
record PreparedDemo(String sha256, String inputs, SampleData.LogHead head) {

    static final String PACK = "demo.awb.zst";
    static final String FACTS = "demo.properties";

    private static final String SHA256 = "sha256";
    private static final String INPUTS = "inputs";
    private static final String ENTRIES = "entries";
    private static final String ROOT = "root";
    private static final int LEVEL = 12;

    /// The one that comes with the program; empty when it was built without.
    static Optional<PreparedDemo> ofProgram() {
        try (InputStream facts = SampleData.open(FACTS)) {
            return facts == null
                    ? Optional.empty()
                    : Optional.of(of(new InputStreamReader(facts, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PreparedDemo of(Reader facts) throws IOException {
        Properties known = new Properties();
        known.load(facts);
        return new PreparedDemo(
                known.getProperty(SHA256, ""),
                known.getProperty(INPUTS, ""),
                new SampleData.LogHead(
                        Long.parseLong(known.getProperty(ENTRIES, "0")), known.getProperty(ROOT, "")));
    }

    /// Unpacks it into a file that exists and is empty.
    ///
    /// - **Errors**: `STORE_CORRUPT` when the bytes are not those that the build wrote.
    void unpack(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream pack = SampleData.open(PACK)) {
            if (pack == null) {
                throw new IOException("the prepared store is not there");
            }
            try (InputStream in = new DigestInputStream(new ZstdInputStream(pack), digest)) {
                try (OutputStream out = Files.newOutputStream(file)) {
                    in.transferTo(out);
                }
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new WorkbenchException(
                    ErrorCode.STORE_CORRUPT,
                    "The demo's store that comes with the program is damaged.",
                    "Install the program again.");
        }
    }

    /// Makes the store of the recording and packs it into a folder, unless that was done of the same `inputs`: whatever
    /// the store depends on. For the build.
    static void make(Path folder, String inputs) throws IOException {
        if (isMade(folder, inputs)) {
            return;
        }
        Path work = Files.createTempDirectory("audit-workbench-demo-");
        Path store = work.resolve("demo.awb");
        try {
            SampleData.make(store);
            SampleData.LogHead head;
            try (Store made = Store.openForReading(store)) {
                head = SampleData.head(made);
            }
            Files.createDirectories(folder);
            Properties facts = new Properties();
            facts.setProperty(SHA256, pack(store, folder.resolve(PACK)));
            facts.setProperty(INPUTS, inputs);
            facts.setProperty(ENTRIES, Long.toString(head.entries()));
            facts.setProperty(ROOT, head.root());
            try (OutputStream out = Files.newOutputStream(folder.resolve(FACTS))) {
                facts.store(out, null);
            }
        } finally {
            DemoFiles.deleteStore(store);
            Files.deleteIfExists(work);
        }
    }

    private static boolean isMade(Path folder, String inputs) throws IOException {
        Path facts = folder.resolve(FACTS);
        if (Files.notExists(facts) || Files.notExists(folder.resolve(PACK))) {
            return false;
        }
        try (Reader reader = Files.newBufferedReader(facts)) {
            return of(reader).inputs().equals(inputs);
        }
    }

    /// Packs a file and answers what identifies it.
    private static String pack(Path store, Path pack) throws IOException {
        MessageDigest digest = newDigest();
        Path unfinished = pack.resolveSibling(PACK + ".part");
        try (InputStream in = new DigestInputStream(Files.newInputStream(store), digest);
                OutputStream out = new ZstdOutputStream(Files.newOutputStream(unfinished), LEVEL)) {
            in.transferTo(out);
        }
        Files.move(unfinished, pack, StandardCopyOption.REPLACE_EXISTING);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
