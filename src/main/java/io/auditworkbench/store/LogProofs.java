package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.InclusionProof;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.integrity.TreeHashes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes proofs that transactions and events are in the log that the newest checkpoint signs.
///
/// - **Threading**: one thread; sees the store as it was when it was opened.
public final class LogProofs implements AutoCloseable {

    private static final int TILES_KEPT = 1_000;

    private final Path file;
    private final Connection connection;
    private final Map<List<Long>, List<byte[]>> tiles = new HashMap<>();

    LogProofs(Path file) throws SQLException {
        this.file = file;
        connection = Connections.reading(file);
        connection.setAutoCommit(false);
    }

    /// The newest checkpoint as a signed note; empty where nothing was signed.
    public Optional<String> note() {
        return SqlWork.on(file, () -> LogNotes.newestNote(connection));
    }

    /// What the newest checkpoint says.
    public Optional<Checkpoint> checkpoint() {
        return SqlWork.on(file, () -> LogNotes.newest(connection));
    }

    /// The certificates of the keys, the first one first: signed notes.
    public List<String> certificates() {
        return SqlWork.on(file, () -> {
            List<String> certificates = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("select certificate from log_key order by epoch");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    certificates.add(row.getString(1));
                }
            }
            return certificates;
        });
    }

    /// The path from a transaction to the root of the first `size` transactions.
    ///
    /// - **Errors**: `STORE_CORRUPT` when a hash on the way is missing.
    public InclusionProof ofTransaction(long txId, long size) {
        return new TreeHashes(this::tile, size).inclusion(txId - 1);
    }

    /// Whether the log that the newest checkpoint signs begins with what another checkpoint of it signs: by the kept
    /// subtrees, so that nothing is hashed anew; never of one that signs more.
    ///
    /// - **Errors**: `STORE_CORRUPT` when a hash on the way is missing.
    public boolean continues(Checkpoint former) {
        Optional<Checkpoint> newest = checkpoint();
        return newest.isPresent()
                && newest.get().origin().equals(former.origin())
                && former.size() <= newest.get().size()
                && new TreeHashes(this::tile, newest.get().size())
                        .consistency(former.size())
                        .proves(former.root(), newest.get().root());
    }

    private List<byte[]> tile(int level, long index) {
        if (tiles.size() > TILES_KEPT) {
            tiles.clear();
        }
        return tiles.computeIfAbsent(List.of((long) level, index), _ -> SqlWork.on(file, () -> read(level, index)));
    }

    private List<byte[]> read(int level, long index) throws SQLException {
        long first = index * TreeHashes.TILE_WIDTH;
        if (level == 0 && first < PrunedLeaves.size(connection)) {
            List<byte[]> pruned = PrunedLeaves.tile(connection, index);
            return pruned == null ? List.of() : pruned;
        }
        List<byte[]> tile = new ArrayList<>(TreeHashes.TILE_WIDTH);
        try (PreparedStatement select = connection.prepareStatement(
                level == 0
                        ? "select leaf from source_tx where tx_id > ? and tx_id <= ? order by tx_id"
                        : "select hash from log_subtree where log = 1 and level = " + level
                                + " and idx >= ? and idx < ? order by idx")) {
            select.setLong(1, first);
            select.setLong(2, first + TreeHashes.TILE_WIDTH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tile.add(row.getBytes(1));
                }
            }
        }
        return tile;
    }

    /// The paths from the events of a transaction to its own root, by their place in it.
    public Map<Long, InclusionProof> ofEvents(StoredTransaction transaction, List<Long> ordinals) {
        List<byte[]> leaves = SqlWork.on(file, () -> leaves(transaction));
        Map<List<Long>, byte[]> upper = new HashMap<>();
        MerkleFrontier frontier = new MerkleFrontier();
        leaves.forEach(leaf ->
                frontier.add(leaf, (level, index, hash) -> upper.put(List.of((long) level, index), hash)));
        TreeHashes tree = new TreeHashes((level, index) -> inMemory(leaves, upper, level, index), leaves.size());
        Map<Long, InclusionProof> proofs = new HashMap<>();
        ordinals.forEach(ordinal -> proofs.put(ordinal, tree.inclusion(ordinal)));
        return proofs;
    }

    private static List<byte[]> inMemory(List<byte[]> leaves, Map<List<Long>, byte[]> upper, int level, long index) {
        long first = index * TreeHashes.TILE_WIDTH;
        if (level == 0) {
            return leaves.subList((int) first, (int) Math.min(leaves.size(), first + TreeHashes.TILE_WIDTH));
        }
        List<byte[]> tile = new ArrayList<>();
        for (long i = first; i < first + TreeHashes.TILE_WIDTH; i++) {
            byte[] hash = upper.get(List.of((long) level, i));
            if (hash == null) {
                break;
            }
            tile.add(hash);
        }
        return tile;
    }

    private List<byte[]> leaves(StoredTransaction transaction) throws SQLException {
        List<byte[]> leaves = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select leaf from change_event where seq >= ? and seq <= ? order by seq")) {
            select.setLong(1, transaction.firstSeq());
            select.setLong(2, transaction.lastSeq());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    leaves.add(row.getBytes(1));
                }
            }
        }
        return leaves;
    }

    @Override
    public void close() {
        SqlWork.on(file, () -> {
            connection.close();
            return true;
        });
    }
}
