package io.auditworkbench.integrity;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The hashes that show a tree to be the beginning of a larger one.
///
/// - **Shape**: `former` is the size of the smaller tree, `size` that of the larger; 32 bytes each hash.
/// - **Source**: RFC 9162 §2.1.4.2.
public record ConsistencyProof(long former, long size, List<byte[]> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /// Whether the trees with these roots are one log at two times.
    public boolean proves(byte[] formerRoot, byte[] root) {
        if (former < 0 || former > size) {
            return false;
        }
        if (former == size) {
            return path.isEmpty() && Arrays.equals(formerRoot, root);
        }
        if (former == 0) {
            return path.isEmpty() && Arrays.equals(formerRoot, Sha256.digest().digest());
        }
        List<byte[]> hashes = path;
        if (Long.bitCount(former) == 1) {
            hashes = new ArrayList<>(path);
            hashes.addFirst(formerRoot);
        }
        return !hashes.isEmpty() && climb(hashes, formerRoot, root);
    }

    private boolean climb(List<byte[]> hashes, byte[] formerRoot, byte[] root) {
        MessageDigest sha256 = Sha256.digest();
        long index = former - 1;
        long last = size - 1;
        while ((index & 1) == 1) {
            index >>= 1;
            last >>= 1;
        }
        byte[] first = hashes.getFirst();
        byte[] second = hashes.getFirst();
        for (byte[] hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                first = Sha256.node(sha256, hash, first);
                second = Sha256.node(sha256, hash, second);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                second = Sha256.node(sha256, second, hash);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(first, formerRoot) && Arrays.equals(second, root);
    }
}
