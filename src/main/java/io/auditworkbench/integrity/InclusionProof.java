package io.auditworkbench.integrity;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The hashes from a leaf to the root.
///
/// - **Shape**: `leaf` counts from 0; `path` goes from the leaf upwards, 32 bytes each.
/// - **Source**: RFC 9162 §2.1.3.2.
public record InclusionProof(long leaf, long size, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Whether `root` is that of a tree of `size` leaves with this leaf hash at this place.
    public boolean proves(byte[] leafHash, byte[] root) {
        return root(leafHash).filter(reached -> Arrays.equals(reached, root)).isPresent();
    }

    /// The root that the path leads to from this leaf hash; empty when the path does not fit the place.
    public Optional<byte[]> root(byte[] leafHash) {
        if (leaf < 0 || leaf >= size) {
            return Optional.empty();
        }
        MessageDigest sha256 = Sha256.digest();
        long index = leaf;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((index & 1) == 1 || index == last) {
                hash = Sha256.node(sha256, sibling, hash);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Sha256.node(sha256, hash, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}
