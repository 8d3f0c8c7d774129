package io.auditworkbench.workbench.export;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files of one export: one, or several of so many rows each, and the manifest beside them; all appear when all are
/// whole, or none does.
///
/// - **Shape**: with a split, `changes.csv` becomes `changes-001.csv`, `changes-002.csv`, …; the manifest is
///   `changes.csv.manifest.json` and comes last: files without it are not a whole export.
/// - **Errors**: as written in [PartFile]; `BAD_USAGE` for a file that is there already.
/// - **Threading**: one thread at a time.
public final class ExportFiles implements AutoCloseable {

    private final Path target;
    private final long split;
    private final Existing existing;
    private final List<Part> parts = new ArrayList<>();
    private boolean isPublished;

    private static final class Part {
        private final PartFile file;
        private long rows;

        private Part(PartFile file) {
            this.file = file;
        }
    }

    /// What to do about a file of that name.
    public enum Existing {
        REFUSE,
        REPLACE
    }

    /// One file of an export.
    ///
    /// - **Shape**: `sha256` in lower case hexadecimal.
    public record Written(Path file, long rows, long bytes, String sha256) {}

    private ExportFiles(Path target, long split, Existing existing) {
        this.target = target;
        this.split = split;
        this.existing = existing;
    }

    /// Begins an export to `target`, split after so many rows; 0 does not split. `kept` are files that it must not be.
    public static ExportFiles begin(Path target, long split, Existing existing, List<Path> kept) {
        requireNoneOf(target, kept);
        ExportFiles files = new ExportFiles(target, split, existing);
        files.requireFree(files.manifest());
        files.requireFree(split == 0 ? target : files.numbered(1));
        return files;
    }

    private static void requireNoneOf(Path target, List<Path> kept) {
        for (Path file : kept) {
            if (target.toAbsolutePath()
                    .normalize()
                    .startsWith(file.toAbsolutePath().normalize())) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE, target + " is the store itself.", "Name another file to write to.");
            }
        }
    }

    /// Begins the next file when the one before is full; true when it did, and whatever begins a file has to be
    /// written.
    public boolean nextRow() {
        boolean isNew = parts.isEmpty() || isFull();
        if (isNew) {
            begin();
        }
        last().rows++;
        return isNew;
    }

    /// Whether the file that was begun last takes no more rows.
    public boolean isFull() {
        return !parts.isEmpty() && split > 0 && last().rows == split;
    }

    /// Makes sure that there is a file, also when nothing was found; true when it had to be begun.
    public boolean requireFile() {
        if (parts.isEmpty()) {
            begin();
            return true;
        }
        return false;
    }

    private void begin() {
        if (!parts.isEmpty()) {
            last().file.seal();
        }
        Path file = split == 0 ? target : numbered(parts.size() + 1);
        requireFree(file);
        parts.add(new Part(PartFile.begin(file)));
    }

    private Part last() {
        return parts.getLast();
    }

    private Path numbered(int number) {
        String name = name(target);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        return target.resolveSibling(stem + String.format(Locale.ROOT, "-%03d", number) + ending);
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private Path manifest() {
        return target.resolveSibling(name(target) + ".manifest.json");
    }

    private void requireFree(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    file + " is not a file that can be replaced.",
                    "Name a file, or write to standard output with --to -.");
        }
        if (existing == Existing.REFUSE) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, file + " is there already.", "Name another file, or add --overwrite.");
        }
    }

    /// Adds text to the file that was begun last.
    public void write(String text) {
        last().file.write(text);
    }

    /// Takes bytes for the file that was begun last; closing it does nothing.
    OutputStream stream() {
        return last().file.stream();
    }

    /// Adds what another file holds to the file that was begun last, which then has so many rows.
    public void append(Path other, long rows) {
        last().file.append(other);
        last().rows = rows;
    }

    /// The file that was begun last has so many rows.
    public void counted(long rows) {
        last().rows = rows;
    }

    /// A name beside the target for what is needed only while it is made.
    Path scratch(String ending) {
        return target.resolveSibling(name(target) + ".part." + ending);
    }

    /// How many files there are so far.
    public int count() {
        return parts.size();
    }

    /// Nothing more will be written; answers what there is.
    public List<Written> seal() {
        last().file.seal();
        return parts.stream()
                .map(part -> new Written(part.file.file(), part.rows, part.file.bytes(), part.file.sha256()))
                .toList();
    }

    /// Gives the sealed files their names, and writes the manifest.
    public Path publish(String manifest) {
        try (PartFile file = PartFile.begin(manifest())) {
            file.write(manifest);
            file.seal();
            removeFormerManifest();
            parts.forEach(part -> part.file.publish());
            file.publish();
            isPublished = true;
            return file.file();
        }
    }

    /// While files are replaced no manifest tells of files that are not there any more.
    private void removeFormerManifest() {
        try {
            Files.deleteIfExists(manifest());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Leaves nothing behind of an export that was not published.
    @Override
    public void close() {
        if (!isPublished) {
            parts.forEach(part -> part.file.close());
        }
    }
}
