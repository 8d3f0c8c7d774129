package io.auditworkbench.desktop.reports;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// One file that may leave: how it looks before, the command that writes the same, and the writing.
///
/// - **Threading**: [#suggestedName] and [#command] on any thread; everything else on any but the JavaFX thread,
///   because it reads the store.
interface Handout {

    /// What somebody sees before.
    ///
    /// - **Shape**: `text` in lines; `bytes` is what `events` of them take.
    record Look(String text, long events, long bytes) {}

    /// Hears how far the writing is, and whether it is still wanted.
    interface Watch {
        void told(String words);

        boolean isStopped();
    }

    /// How the writing ended.
    sealed interface Result {

        /// Somebody stopped it; nothing is left.
        record Stopped() implements Result {}

        /// It is there.
        ///
        /// - **Shape**: `summary` in one line, `more` in a few; `note` says in lines all that somebody needs who hands
        ///   it on, empty where nothing more is to be said.
        record Written(Path file, String sha256, String summary, String more, String note) implements Result {}
    }

    /// Looks at what would be in it; empty when `stop` said so, and nobody waits for it then.
    Look look(BooleanSupplier stop) throws Exception;

    /// How much it is, in words.
    String size(Look look, BooleanSupplier stop);

    /// A name for the file.
    String suggestedName();

    /// The command that writes the same.
    String command();

    /// Writes it, once the self-audit has recorded that.
    Result write(Path file, Watch watch) throws Exception;
}
