package io.auditworkbench.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeHashesTest {

    /// The leaves and roots that Certificate Transparency's own implementations are tested with.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsArePublishedOnes() {
        MerkleFrontier frontier = new MerkleFrontier();
        assertThat(hex(frontier.root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            frontier.add(leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(hex(frontier.root())).isEqualTo(ROOTS.get(i));
        }
    }

    /// Published with RFC 6962's reference implementation: the path of leaf 5 among 8, and 6 leaves among 8.
    @Test
    void pathsArePublishedOnes() {
        Tree tree = new Tree();
        LEAVES.forEach(text -> tree.add(leaf(HexFormat.of().parseHex(text))));

        assertThat(tree.hashes(8).inclusion(5).path().stream().map(TreeHashesTest::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.hashes(8).consistency(6).path().stream().map(TreeHashesTest::hex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyPathOfEverySizeProvesItsLeafAndNoOther() {
        Tree tree = new Tree();
        for (int size = 1; size <= 70; size++) {
            tree.add(leaf(new byte[] {(byte) size}));
            byte[] root = tree.hashes(size).root();
            assertThat(root).isEqualTo(tree.frontier.root());
            for (int i = 0; i < size; i++) {
                InclusionProof proof = tree.hashes(size).inclusion(i);
                assertThat(proof.proves(tree.leaves.get(i), root)).isTrue();
                assertThat(proof.proves(tree.leaves.get((i + 1) % size), root)).isEqualTo(size == 1);
                assertThat(new InclusionProof((i + 1) % size, size, proof.path()).proves(tree.leaves.get(i), root))
                        .isEqualTo(size == 1);
                assertThat(proof.proves(tree.leaves.get(i), leaf(root))).isFalse();
            }
        }
    }

    @Test
    void everySizeIsConsistentWithEveryFormerOneAndWithNoOtherTree() {
        Tree tree = new Tree();
        Tree forked = new Tree();
        List<byte[]> roots = new ArrayList<>(List.of(tree.frontier.root()));
        for (int size = 1; size <= 70; size++) {
            tree.add(leaf(new byte[] {(byte) size}));
            forked.add(leaf(new byte[] {(byte) (size == 2 ? 0 : size)}));
            roots.add(tree.frontier.root());
            for (int former = 0; former <= size; former++) {
                ConsistencyProof proof = tree.hashes(size).consistency(former);
                assertThat(proof.proves(roots.get(former), roots.get(size)))
                        .as("%s of %s", former, size)
                        .isTrue();
                assertThat(proof.proves(leaf(roots.get(former)), roots.get(size)))
                        .isFalse();
                if (size > 2 && former > 0) {
                    assertThat(proof.proves(roots.get(former), forked.frontier.root()))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void tilesOfSeveralLevelsGiveTheSameRootsAndPaths() {
        Tree tree = new Tree();
        int size = 65_536 + 256 * 3 + 5;
        for (int i = 0; i < size; i++) {
            tree.add(leaf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}));
        }
        assertThat(tree.upper.keySet()).containsExactlyInAnyOrderElementsOf(keys(256 + 3, 1));
        byte[] root = tree.frontier.root();
        for (int i : new int[] {0, 255, 256, 65_535, 65_536, 66_303, 66_304, size - 1}) {
            InclusionProof proof = tree.hashes(size).inclusion(i);
            assertThat(proof.proves(tree.leaves.get(i), root)).isTrue();
            assertThat(proof.path()).hasSizeLessThanOrEqualTo(17);
        }
        assertThat(tree.hashes(size)
                        .consistency(40_000)
                        .proves(tree.hashes(40_000).root(), root))
                .isTrue();
    }

    /// The right edge made of subtrees alone goes on like the one that saw every leaf.
    @Test
    void aFrontierGoesOnFromSubtrees() {
        Tree tree = new Tree();
        for (int i = 0; i < 256 * 3 + 7; i++) {
            tree.add(leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        MerkleFrontier resumed = new MerkleFrontier();
        for (long i = 0; i < 3; i++) {
            resumed.addSubtree(8, tree.upper.get(List.of(1L, i)));
        }
        tree.leaves.subList(256 * 3, tree.leaves.size()).forEach(resumed::add);
        assertThat(resumed.root()).isEqualTo(tree.frontier.root());
        assertThat(resumed.size()).isEqualTo(tree.frontier.size());
    }

    private static List<List<Long>> keys(int ofLevel1, int ofLevel2) {
        List<List<Long>> keys = new ArrayList<>();
        for (long i = 0; i < ofLevel1; i++) {
            keys.add(List.of(1L, i));
        }
        for (long i = 0; i < ofLevel2; i++) {
            keys.add(List.of(2L, i));
        }
        return keys;
    }

    private static byte[] leaf(byte[] data) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update((byte) 0);
        return sha256.digest(data);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// A tree with its tiles in memory.
    private static final class Tree {

        private final List<byte[]> leaves = new ArrayList<>();
        private final Map<List<Long>, byte[]> upper = new HashMap<>();
        private final MerkleFrontier frontier = new MerkleFrontier();

        void add(byte[] leaf) {
            leaves.add(leaf);
            frontier.add(leaf, (level, index, hash) -> upper.put(List.of((long) level, index), hash));
        }

        TreeHashes hashes(long size) {
            return new TreeHashes(this::tile, size);
        }

        private List<byte[]> tile(int level, long index) {
            List<byte[]> tile = new ArrayList<>();
            for (long i = index * 256; i < index * 256 + 256; i++) {
                byte[] hash = level == 0
                        ? i < leaves.size() ? leaves.get((int) i) : null
                        : upper.get(List.of((long) level, i));
                if (hash == null) {
                    break;
                }
                tile.add(hash);
            }
            return tile;
        }
    }
}
