package io.auditworkbench.workbench.mask;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the masking policy of a store is.
///
/// - **Threading**: stateless.
/// - **Source**: ADR-0047.
public final class PolicyPlace {

    private static final String POLICY = "-masking.yaml";
    private static final String KEY = "-masking.key";

    private PolicyPlace() {}

    /// The store's own policy, which need not be there: `store.awb-masking.yaml`, beside it.
    public static Path beside(Path store) {
        return store.resolveSibling(store.getFileName() + POLICY);
    }

    /// What the key of the store's own policy is called there.
    static String keyName(Path store) {
        return store.getFileName() + KEY;
    }

    /// The policy for what is stored: the one that was named, else the store's own; null for none.
    ///
    /// - **Shape**: `named` is a file that an option or the environment names, null without one.
    public static @Nullable Path of(@Nullable Path named, Path store) {
        Path own = beside(store);
        // also a broken link: what is there and cannot be read is refused, never passed over
        return named != null || !Files.exists(own, LinkOption.NOFOLLOW_LINKS) ? named : own;
    }
}
