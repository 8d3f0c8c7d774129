package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.SigningKey;
import io.auditworkbench.integrity.VerifyingKey;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is kept of a store's log outside its file: the key that signs now, the newest checkpoints, and which log a path
/// and its first key belong to. Without it a file that was rolled back or replaced as a whole looks right.
///
/// - **Shape**: in the user's folder for state, for each log `logs/<id>/key` (lines of epoch and seed in base64),
///   `checkpoints.log` (signed notes one after the other), `root` (the first public key as a line), `verified` (a time
///   and the note up to which everything was found as sealed), `backups` (lines of a time and the SHA-256 of the newest
///   checkpoint of a backup); and `stores/<digest of a path>`, the log that was last
///   signed there. Files are their owner's only.
/// - **Errors**: `STORE_READ_ONLY` with the file that cannot be written.
/// - **Threading**: one thread at a time for each log.
public final class LogKeeper {

    private static final int MOST_READ_BYTES = 65_536;

    /// Of one an hour, those of a year.
    private static final int MOST_BACKUPS = 10_000;

    private final Path folder;

    /// Keeps it under this folder, which is made when something is kept.
    public LogKeeper(Path folder) {
        this.folder = folder;
    }

    /// The key that signs for a log now, where this computer has it.
    public Optional<SigningKey> newestKey(String origin) {
        NavigableMap<Integer, String> keys = keys(origin);
        return keys.isEmpty() ? Optional.empty() : Optional.ofNullable(key(origin, keys.lastKey()));
    }

    /// The key of an epoch, where this computer has it.
    @Nullable
    SigningKey key(String origin, int epoch) {
        String seed = keys(origin).get(epoch);
        return seed == null
                ? null
                : SigningKey.ofSeed(origin, Base64.getDecoder().decode(seed));
    }

    private NavigableMap<Integer, String> keys(String origin) {
        NavigableMap<Integer, String> keys = new TreeMap<>();
        for (String line : read(ofLog(origin).resolve("key")).lines().toList()) {
            String[] parts = line.split(" ", 2);
            keys.put(Integer.parseInt(parts[0]), parts[1]);
        }
        return keys;
    }

    /// Keeps a further key; it is on the disk then.
    void add(int epoch, SigningKey key) {
        String origin = key.verifying().name();
        NavigableMap<Integer, String> keys = keys(origin);
        keys.put(epoch, Base64.getEncoder().encodeToString(key.seed()));
        write(origin, keys);
    }

    /// Forgets the keys of all other epochs: what they signed cannot be signed anew.
    void keepOnly(String origin, int epoch) {
        NavigableMap<Integer, String> keys = keys(origin);
        if (keys.size() > 1) {
            keys.keySet().retainAll(List.of(epoch));
            write(origin, keys);
        }
    }

    private void write(String origin, Map<Integer, String> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(
                (epoch, seed) -> text.append(epoch).append(' ').append(seed).append('\n'));
        replace(ofLog(origin).resolve("key"), text.toString());
    }

    /// Keeps which key a log began with, and at which path it is.
    void pin(Path store, VerifyingKey first) {
        Path root = ofLog(first.name()).resolve("root");
        if (!Files.exists(root)) {
            replace(root, first.line() + "\n");
        }
        Path path = ofPath(store);
        if (!read(path).strip().equals(first.name())) {
            replace(path, first.name() + "\n");
        }
    }

    /// The log that was last signed at this path.
    public Optional<String> logAt(Path store) {
        return Optional.of(read(ofPath(store)).strip()).filter(text -> !text.isEmpty());
    }

    /// The line of the key that a log began with.
    public Optional<String> root(String origin) {
        return Optional.of(read(ofLog(origin).resolve("root")).strip()).filter(text -> !text.isEmpty());
    }

    /// Keeps that checkpoints of the store at this path were put into a file.
    public void rememberAnchor(Path store, Path anchor) {
        Path file = anchorsOf(store);
        String known = read(file);
        if (known.lines().noneMatch(anchor.toString()::equals)) {
            replace(file, known + anchor + "\n");
        }
    }

    /// The files into which checkpoints of the store at this path were put.
    public List<Path> anchors(Path store) {
        return read(anchorsOf(store)).lines().map(Path::of).toList();
    }

    /// What is known of a path goes with the store that was there, because the program itself moved it: what begins at
    /// its place is another log.
    void moved(Path from, Path to) {
        try {
            move(ofPath(from), ofPath(to));
            move(anchorsOf(from), anchorsOf(to));
        } catch (IOException failure) {
            throw unwritable(ofPath(from), failure);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path anchorsOf(Path store) {
        Path ofPath = ofPath(store);
        return ofPath.resolveSibling(ofPath.getFileName() + "-anchors");
    }

    /// The log that a checkpoint is of; empty when it cannot be read.
    public static Optional<String> originOf(String note) {
        return SignedNote.parse(note)
                .flatMap(signed -> Checkpoint.parse(signed.text()))
                .map(Checkpoint::origin);
    }

    /// Remembers that a backup was made whose newest checkpoint is this.
    public void rememberBackup(String origin, String note, Instant at) {
        Path file = ofLog(origin).resolve("backups");
        String digest = digest(note);
        List<String> others =
                read(file).lines().filter(line -> !line.endsWith(digest)).toList();
        List<String> kept =
                new ArrayList<>(others.subList(Math.max(0, others.size() - MOST_BACKUPS + 1), others.size()));
        kept.add(at + " " + digest);
        replace(file, String.join("\n", kept) + "\n");
    }

    /// When a backup whose newest checkpoint is this was last made on this computer.
    public Optional<Instant> backedUp(String origin, String note) {
        String ending = " " + digest(note);
        return read(ofLog(origin).resolve("backups"))
                .lines()
                .filter(line -> line.endsWith(ending))
                .map(line -> line.substring(0, line.length() - ending.length()))
                .flatMap(LogKeeper::instant)
                .findFirst();
    }

    private static Stream<Instant> instant(String text) {
        try {
            return Stream.of(Instant.parse(text));
        } catch (DateTimeParseException spoilt) {
            return Stream.of();
        }
    }

    private static String digest(String note) {
        return HexFormat.of().formatHex(new LeafHasher().statement(note));
    }

    /// A checkpoint up to which everything was found as sealed, and when that was found.
    ///
    /// - **Shape**: `note` is the signed note.
    record Verified(Instant at, String note) {}

    /// Keeps up to where a log was found as sealed.
    public void rememberVerified(String origin, String note, Instant at) {
        replace(ofLog(origin).resolve("verified"), at + "\n" + note);
    }

    /// Up to where a log was last found as sealed on this computer.
    Optional<Verified> verified(String origin) {
        String[] parts = read(ofLog(origin).resolve("verified")).split("\n", 2);
        try {
            return parts.length < 2 ? Optional.empty() : Optional.of(new Verified(Instant.parse(parts[0]), parts[1]));
        } catch (DateTimeParseException spoilt) {
            return Optional.empty();
        }
    }

    /// Adds a checkpoint that is stored; it is on the disk then.
    void append(String origin, String note) {
        Path file = ofLog(origin).resolve("checkpoints.log");
        try {
            create(file);
            try (FileChannel channel = PrivateFile.open(file, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    /// The newest checkpoint that was kept: a whole signed note.
    public Optional<String> newest(String origin) {
        Path file = ofLog(origin).resolve("checkpoints.log");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = PrivateFile.openToRead(file)) {
            long from = Math.max(0, channel.size() - MOST_READ_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                // until all of it is there
            }
            return last(origin, new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    /// Notes begin with the origin; one that was cut off by a crash has no end.
    private static Optional<String> last(String origin, String text) {
        List<String> notes = new ArrayList<>();
        int from = text.startsWith(origin + "\n") ? 0 : text.indexOf("\n\n" + origin + "\n") + 2;
        while (from >= 0 && from < text.length()) {
            int next = text.indexOf("\n\n" + origin + "\n", from);
            String note = next < 0 ? text.substring(from) : text.substring(from, next + 2);
            if (note.endsWith("\n\n")) {
                notes.add(note.substring(0, note.length() - 1));
            }
            from = next < 0 ? -1 : next + 2;
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
    }

    private Path ofLog(String origin) {
        return folder.resolve("logs").resolve(origin.replaceAll("[^0-9A-Za-z-]", "_"));
    }

    private Path ofPath(Path store) {
        byte[] digest =
                new LeafHasher().statement(store.toAbsolutePath().normalize().toString());
        return folder.resolve("stores").resolve(HexFormat.of().formatHex(digest, 0, 16));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static void create(Path file) throws IOException {
        PrivateFile.createFolders(file.getParent());
        PrivateFile.create(file);
    }

    /// Writes a new file beside it and puts that in its place, so that there is always one of them.
    private static void replace(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            create(fresh);
            try (FileChannel channel = PrivateFile.open(fresh, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private static WorkbenchException unwritable(Path file, IOException failure) {
        return new WorkbenchException(
                ErrorCode.STORE_READ_ONLY,
                "What proves the store cannot be kept outside it: " + file + ".",
                "Allow writing to that folder, or set another with XDG_STATE_HOME.",
                failure);
    }

    private static WorkbenchException unreadable(Path file, IOException failure) {
        return new WorkbenchException(
                ErrorCode.STORE_FAILED,
                "What proves the store cannot be read: " + file + ".",
                "Check the permissions of that folder.",
                failure);
    }
}
