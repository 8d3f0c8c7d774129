package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The store that an import works in: the one asked for, or a copy of it that is thrown away.
///
/// - **Threading**: one thread.
record TrialStore(Path file, @Nullable Path folder) implements AutoCloseable {

    static TrialStore of(ImportRequest request) {
        return switch (request.intent()) {
            case STORE -> new TrialStore(request.store(), null);
            case TRY -> copied(request.store());
        };
    }

    private static TrialStore copied(Path store) {
        try {
            Path folder = Files.createTempDirectory("audit-workbench-");
            TrialStore trial = new TrialStore(folder.resolve("trial.awb"), folder);
            try {
                copy(store, trial.file());
                return trial;
            } catch (RuntimeException failure) {
                trial.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private static void copy(Path store, Path file) {
        if (Files.exists(store)) {
            try (Store present = Store.openForReading(store)) {
                present.copyTo(file);
            }
        }
    }

    private static WorkbenchException failed(IOException cause) {
        return new WorkbenchException(
                ErrorCode.STORE_FAILED,
                "The folder for temporary files cannot be used.",
                "Free space there, or name another folder with -Djava.io.tmpdir.",
                cause);
    }

    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> left = Files.walk(folder)) {
            List<Path> deepestFirst = left.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }
}
