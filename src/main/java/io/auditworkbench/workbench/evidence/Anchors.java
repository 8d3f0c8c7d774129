package io.auditworkbench.workbench.evidence;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogCheck;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Puts checkpoints where whoever writes the store cannot change them, and finds them there again.
public final class Anchors {

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

    /// The checkpoints at every place that was anchored to and can be read now.
    List<LogCheck.Anchor> of(Store store) {
        List<LogCheck.Anchor> found = new ArrayList<>();
        for (Path place : keeper.anchors(store.file())) {
            if (Files.isReadable(place)) {
                found.addAll(CheckpointFiles.read(place));
            }
        }
        return found;
    }
}
