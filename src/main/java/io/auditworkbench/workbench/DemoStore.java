package io.auditworkbench.workbench;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.view.DemoStoreView;
import io.auditworkbench.workbench.view.DemoStoreView.Beginning;
import io.auditworkbench.workbench.view.StoryView;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Opens the store of the recorded shop, which is made when it is not there, not whole, or of another version of the
/// program; what was there then is set aside.
///
/// - **Shape**: a store is whole when SQLite finds no damage in it, it holds nothing but the recording, and the root
///   over its log is the one that it was made with.
/// - **Errors**: `BAD_USAGE` for a file of its name that the demo did not make; `STORE_BUSY` when it has to be made
///   anew while somebody writes it; `STORE_FAILED` when its folder cannot be used.
/// - **Threading**: one thread; several processes may do it at once.
public final class DemoStore {

    private static final Set<ErrorCode> UNUSABLE =
            Set.of(ErrorCode.STORE_CORRUPT, ErrorCode.STORE_NOT_A_STORE, ErrorCode.STORE_NEWER);

    private final DemoFiles files;
    private final Optional<PreparedDemo> prepared;
    private final Optional<StoreOpener> signing;
    private final Consumer<String> says;

    /// A store that nobody signs; `says` hears what takes longer than a moment.
    public DemoStore(Path folder, Consumer<String> says) {
        this(folder, PreparedDemo.ofProgram(), Optional.empty(), says);
    }

    /// A store that is signed when it is made; `says` hears what takes longer than a moment.
    public DemoStore(Path folder, StoreOpener signing, Consumer<String> says) {
        this(folder, PreparedDemo.ofProgram(), Optional.of(signing), says);
    }

    DemoStore(Path folder, Optional<PreparedDemo> prepared, Consumer<String> says) {
        this(folder, prepared, Optional.empty(), says);
    }

    private DemoStore(
            Path folder, Optional<PreparedDemo> prepared, Optional<StoreOpener> signing, Consumer<String> says) {
        files = new DemoFiles(folder);
        this.prepared = prepared;
        this.signing = signing;
        this.says = says;
    }

    /// What came of looking at a store that may be there.
    private enum Look {
        NONE,
        WHOLE,
        UNUSABLE
    }

    /// Whether the demo made this store, so that whatever leaves it says that it is of no real database. A copy that
    /// lies elsewhere is not known as one.
    public static boolean hasMade(Path store) {
        return DemoFiles.isStoreOfDemo(store);
    }

    /// Opens it.
    public DemoStoreView open() {
        try {
            PrivateFile.createFolders(files.folder());
            try (FileChannel channel = PrivateFile.open(files.lock());
                    FileLock _ = channel.lock()) {
                return opened();
            }
        } catch (IOException unusable) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FAILED,
                    "The folder of the demo cannot be used: " + files.folder() + ".",
                    "Free space there, or see that this account may write it.",
                    unusable);
        }
    }

    private DemoStoreView opened() throws IOException {
        return switch (look()) {
            case WHOLE -> view(Beginning.REUSED, files.store());
            case NONE -> view(make(), files.store());
            case UNUSABLE -> {
                files.moveAside();
                signing.ifPresent(stores -> stores.moved(files.store(), files.setAside()));
                yield view(make(), files.setAside());
            }
        };
    }

    private Look look() throws IOException {
        if (Files.notExists(files.store())) {
            return Look.NONE;
        }
        DemoFiles.Stamp stamp = files.stamp().orElseThrow(() -> foreign("was not made by the demo"));
        try (Store store = Store.openForReading(files.store())) {
            if (!isOnlyTheRecording(store)) {
                throw foreign("holds more than the demo");
            }
            boolean isWhole = store.damage().isEmpty() && SampleData.head(store).equals(stamp.head());
            if (isWhole && stamp.madeOf().equals(madeOf())) {
                return Look.WHOLE;
            }
            if (store.facts().isBeingWritten()) {
                throw new WorkbenchException(
                        ErrorCode.STORE_BUSY,
                        "The demo's store is of another version of the program, and somebody writes it.",
                        "Run the demo again when that has ended.");
            }
            return Look.UNUSABLE;
        } catch (WorkbenchException refused) {
            if (UNUSABLE.contains(refused.code())) {
                return Look.UNUSABLE;
            }
            throw refused;
        }
    }

    private WorkbenchException foreign(String why) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "The file " + files.store() + " " + why + ".",
                "Move it to another place, or open it with --store; the demo does not touch it.");
    }

    private static boolean isOnlyTheRecording(Store store) {
        return store.catalogue().sources().stream()
                .allMatch(source -> source.name().equals(SampleData.SOURCE));
    }

    private String madeOf() {
        return prepared.map(PreparedDemo::sha256).orElse("the recording");
    }

    private Beginning make() throws IOException {
        // readable by its owner only
        Path unfinished = Files.createTempFile(files.folder(), "demo-new-", ".awb");
        try {
            Beginning beginning = prepared.isPresent() ? Beginning.PREPARED : Beginning.IMPORTED;
            if (prepared.isPresent()) {
                prepared.get().unpack(unfinished);
            } else {
                says.accept("Importing the recording, because this build has no prepared store; some seconds …");
                SampleData.make(unfinished);
            }
            SampleData.LogHead head;
            try (Store store = Store.openForReading(unfinished)) {
                head = SampleData.head(store);
            }
            if (prepared.isPresent() && !prepared.get().head().equals(head)) {
                throw new WorkbenchException(
                        ErrorCode.STORE_CORRUPT,
                        "The log of the demo's store is not the one that was prepared.",
                        "Install the program again.");
            }
            files.write(new DemoFiles.Stamp(madeOf(), head));
            Files.move(unfinished, files.store(), StandardCopyOption.ATOMIC_MOVE);
            // at its own path, because that is kept with the key
            signing.ifPresent(stores -> stores.open(files.store()).close());
            return beginning;
        } finally {
            DemoFiles.deleteStore(unfinished);
        }
    }

    private DemoStoreView view(Beginning beginning, Path setAside) {
        try (Store store = Store.openForReading(files.store())) {
            return new DemoStoreView(
                    files.store(),
                    beginning,
                    store.facts().transactions(),
                    store.facts().events(),
                    store.conclusions().total(),
                    store.findings().total(),
                    setAside);
        }
    }

    /// Prepares the store while the program is built, into the folder `sample-data` of its classes; does nothing when
    /// that was done already.
    ///
    /// - **Shape**: `inputs` stands for everything that the store depends on.
    public static void prepare(Path folder, String inputs) throws IOException {
        PreparedDemo.make(folder, inputs);
    }

    /// What is planted in the recorded shop, and what was found of it in the demo's store, which must have been opened.
    public List<StoryView> stories() {
        try (Store store = Store.openForReading(files.store())) {
            return PlantedStories.of(SampleData.truth(), store);
        }
    }

    /// The same of a shop that [ShopStore] wrote into a store with the truth beside it.
    public static List<StoryView> stories(Path written) {
        try (Store store = Store.openForReading(written)) {
            return PlantedStories.of(TruthFile.read(ShopTruth.beside(written)), store);
        }
    }
}
