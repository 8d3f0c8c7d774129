package io.auditworkbench.workbench.evidence;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogCheck;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.export.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.jspecify.annotations.Nullable;

/// Puts checkpoints where whoever writes the store cannot change them, and finds them there again.
public final class Anchors {

    private static final int NONCE_BITS = 64;

    private final LogKeeper keeper;

    public Anchors(LogKeeper keeper) {
        this.keeper = keeper;
    }

    /// The newest checkpoint of a store as a signed note, to be printed, sent or filed.
    ///
    /// - **Errors**: `NOT_FOUND` where nothing was signed.
    public String checkpoint(Path file) {
        try (Store store = Store.openForReading(file)) {
            return store.newestCheckpoint()
                    .orElseThrow(() -> new WorkbenchException(
                            ErrorCode.NOT_FOUND,
                            "Nothing of the store is signed yet.",
                            "Let `capture`, or any command that writes, open it once."));
        }
    }

    /// The newest checkpoint, to be shown or printed.
    ///
    /// - **Errors**: as of [#checkpoint].
    public CheckpointCode code(Path file) {
        return new CheckpointCode(checkpoint(file));
    }

    /// Writes the newest checkpoint as a page to print, an SVG; one that is there is replaced.
    ///
    /// - **Errors**: `NOT_FOUND` where nothing was signed; `BAD_INPUT` for a file that cannot be written.
    public void printable(Path file, Path target) {
        String page = code(file).svg();
        try {
            PrivateFile.write(target.toAbsolutePath().normalize(), page);
        } catch (IOException failure) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT,
                    "The page cannot be written to " + target + ".",
                    "Name a file in a folder that exists and may be written.",
                    failure);
        }
    }

    /// Adds the newest checkpoint to a file elsewhere; it is on that disk then, and `verify` looks there from now on.
    ///
    /// - **Errors**: `NOT_FOUND` where nothing was signed, `BAD_INPUT` for a file that cannot be written.
    public String anchor(Path file, Path elsewhere) {
        String note = checkpoint(file);
        Path target = elsewhere.toAbsolutePath().normalize();
        try (FileChannel channel = PrivateFile.open(target, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((note + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failure) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT,
                    "The checkpoint cannot be added to " + target + ".",
                    "Name a file on another disk, in a folder that exists and may be written.",
                    failure);
        }
        try (Store store = Store.openForReading(file)) {
            keeper.rememberAnchor(store.file(), target);
        }
        return note;
    }

    /// Writes a request for a time stamp over the newest checkpoint, to be sent to any authority; one that is there is
    /// replaced.
    ///
    /// - **Errors**: `NOT_FOUND` where nothing was signed; `BAD_INPUT` for a file that cannot be written.
    /// - **Source**: RFC 3161 §2.4.1: SHA-256 of the note, a nonce, and the certificate asked for.
    public void timeStampRequest(Path file, Path target) {
        String note = checkpoint(file);
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            byte[] request = generator
                    .generate(
                            TSPAlgorithms.SHA256,
                            TimeStamps.digest(note),
                            new BigInteger(NONCE_BITS, new SecureRandom()))
                    .getEncoded();
            try (OutputStream out = PrivateFile.newOutputStream(target)) {
                out.write(request);
            }
        } catch (IOException failure) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT,
                    "The request cannot be written to " + target + ".",
                    "Name a file in a folder that exists and may be written.",
                    failure);
        }
    }

    /// Checks an authority's answer and takes it as an anchor: the checkpoint is put beside it, and `verify` looks
    /// there from now on. `authorities` is a file of certificates that the authority's must lead to, null asks for
    /// none.
    ///
    /// - **Errors**: `BAD_INPUT` for what is no good time stamp over a checkpoint of this store; `NOT_FOUND`.
    public Verification.Stamp timeStamp(Path file, Path token, @Nullable Path authorities) {
        Path place = token.toAbsolutePath().normalize();
        if (!Files.exists(place)) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no file " + token + ".",
                    "Name the file with the authority's answer.");
        }
        TimeStamps stamps = new TimeStamps(authorities == null ? null : StampAuthorities.read(authorities));
        try (Store store = Store.openForReading(file)) {
            List<LogCheck.Anchor> stamped = stamps.anchor(place, store);
            Verification.Stamp stamp = stamps.of(place.toString());
            if (stamped.isEmpty() || stamp == null) {
                throw refused(token, stamps.problems().getFirst().what());
            }
            String note = stamped.getFirst().note();
            if (store.checkpointOfDigest(TimeStamps.digest(note)).isEmpty()) {
                throw refused(token, "It stamps no checkpoint of this store.");
            }
            TextFile.replace(TimeStamps.noteOf(place), out -> out.text(note));
            keeper.rememberAnchor(store.file(), place);
            return stamp;
        }
    }

    private static WorkbenchException refused(Path token, String why) {
        return new WorkbenchException(
                ErrorCode.BAD_INPUT,
                "The time stamp in " + token + " is not taken. " + why,
                "Send the request of `anchor --timestamp-request` to an authority, and name its answer.");
    }

    /// What is at the places that were anchored to.
    ///
    /// - **Shape**: `problems` are of places that hold no checkpoint any more, `outOfReach` those that cannot be read
    ///   now: another disk that is not there, say.
    record Found(List<LogCheck.Anchor> checkpoints, List<Verification.Problem> problems, List<Path> outOfReach) {

        private void addText(Path place) {
            List<LogCheck.Anchor> readable = CheckpointFiles.readable(place);
            checkpoints.addAll(readable);
            if (readable.isEmpty()) {
                problems.add(new Verification.Problem(
                        "signature",
                        place.toString(),
                        "It was anchored there, and no checkpoint can be read there now."));
            }
        }
    }

    Found of(Store store, TimeStamps stamps) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Path place : keeper.anchors(store.file())) {
            if (!Files.isReadable(place)) {
                found.outOfReach().add(place);
            } else if (TimeStamps.isOne(place)) {
                found.checkpoints().addAll(stamps.anchor(place, store));
            } else {
                found.addText(place);
            }
        }
        return found;
    }

    /// The checkpoints in a file: notes as text, or one that was stamped.
    ///
    /// - **Errors**: `NOT_FOUND`; `BAD_INPUT` for a file without any.
    static List<LogCheck.Anchor> at(Path file, Store store, TimeStamps stamps) {
        return TimeStamps.isOne(file) ? stamps.anchor(file, store) : CheckpointFiles.read(file);
    }
}
