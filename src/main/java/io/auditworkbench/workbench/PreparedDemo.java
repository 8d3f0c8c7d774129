package io.auditworkbench.workbench;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Compaction;
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

/// The store of the demo as the build made it of the recording, packed beside it in the class path; every build of the
/// same sources makes the same bytes.
///
/// - **Shape**: `sha256` is of the unpacked file, in hexadecimal digits, and tells one prepared store from another;
///   `head` is its log, `pack` the packed file.
record PreparedDemo(String sha256, String inputs, SampleData.LogHead head, Pack pack) {

    /// Opens the packed file.
    @FunctionalInterface
    interface Pack {
        InputStream open() throws IOException;
    }

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
                    : Optional.of(
                            of(new InputStreamReader(facts, StandardCharsets.UTF_8), PreparedDemo::packOfProgram));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream packOfProgram() throws IOException {
        InputStream pack = SampleData.open(PACK);
        if (pack == null) {
            throw new IOException("the prepared store is not there");
        }
        return pack;
    }

    /// The one in a folder.
    static PreparedDemo in(Path folder) throws IOException {
        try (Reader facts = Files.newBufferedReader(folder.resolve(FACTS))) {
            return of(facts, () -> Files.newInputStream(folder.resolve(PACK)));
        }
    }

    private static PreparedDemo of(Reader facts, Pack pack) throws IOException {
        Properties known = new Properties();
        known.load(facts);
        return new PreparedDemo(
                known.getProperty(SHA256, ""),
                known.getProperty(INPUTS, ""),
                new SampleData.LogHead(Long.parseLong(known.getProperty(ENTRIES, "0")), known.getProperty(ROOT, "")),
                pack);
    }

    /// Unpacks it into a file that exists and is empty.
    ///
    /// - **Errors**: `STORE_CORRUPT` when the bytes are not those that the build wrote.
    void unpack(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(new ZstdInputStream(pack.open()), digest);
                OutputStream out = PrivateFile.newOutputStream(file)) {
            in.transferTo(out);
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
            Compaction.run(store);
            SampleData.LogHead head;
            try (Store made = Store.openForReading(store)) {
                head = SampleData.head(made);
            }
            PrivateFile.createFolders(folder);
            String sha256 = pack(store, folder.resolve(PACK));
            // not by Properties, which would write the time into it
            PrivateFile.write(
                    folder.resolve(FACTS),
                    SHA256 + "=" + sha256 + "\n" + INPUTS + "=" + inputs + "\n" + ENTRIES + "=" + head.entries() + "\n"
                            + ROOT + "=" + head.root() + "\n");
        } finally {
            DemoFiles.deleteStore(store);
            Files.deleteIfExists(work);
        }
    }

    private static boolean isMade(Path folder, String inputs) throws IOException {
        return Files.exists(folder.resolve(FACTS))
                && Files.exists(folder.resolve(PACK))
                && in(folder).inputs().equals(inputs);
    }

    /// Packs a file and answers what identifies it.
    private static String pack(Path store, Path pack) throws IOException {
        MessageDigest digest = newDigest();
        Path unfinished = pack.resolveSibling(PACK + ".part");
        try (InputStream in = new DigestInputStream(Files.newInputStream(store), digest);
                OutputStream out = new ZstdOutputStream(PrivateFile.newOutputStream(unfinished), LEVEL)) {
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
