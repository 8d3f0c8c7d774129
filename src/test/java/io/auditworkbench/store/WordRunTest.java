package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordRunTest {

    private static final long SEED = 20261126;

    @Test
    void partTellsOfEachTextTheBlocksItWasAddedTo() {
        // Given
        Random random = new Random(SEED);
        WordRun run = new WordRun();
        List<String> texts = new ArrayList<>();
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            texts.add("Text-" + random.nextLong() + "-Ärger" + i);
            List<Integer> blocks = new ArrayList<>();
            // From texts in one block to texts in most of them.
            for (int count = 1 + random.nextInt(i % 4 == 0 ? 100 : 3); count > 0; count--) {
                blocks.add(random.nextInt(WordRun.BLOCKS));
            }
            places.add(blocks);
            blocks.forEach(block -> run.add(block, texts.getLast()));
        }

        for (int i = 0; i < texts.size(); i++) {
            // When
            long[] blocks = {-1, -1};
            for (int bucket : WordGrams.sought(List.of(texts.get(i).toUpperCase(java.util.Locale.ROOT)))) {
                WordRun.retain(blocks, run.part(bucket / WordRun.PART_BUCKETS), bucket);
            }

            // Then
            for (int block : places.get(i)) {
                assertThat(blocks[block >> 6] >>> (block & 63) & 1)
                        .as("seed %d, text %d", SEED, i)
                        .isOne();
            }
        }
    }

    @Test
    void bucketThatNothingFallsIntoHasNoBlocks() {
        // Given
        WordRun run = new WordRun();
        run.add(7, "hello");

        // When
        long[] blocks = {-1, -1};
        int bucket = WordGrams.sought(List.of("world")).getFirst();
        byte[] part = run.part(WordGrams.sought(List.of("hello")).getFirst() / WordRun.PART_BUCKETS);
        WordRun.retain(blocks, part, bucket);

        // Then
        assertThat(blocks).containsOnly(0);
        run.clear();
        assertThat(run.part(0)).isEmpty();
    }

    @Test
    void textThatContainsAnotherIsInAllOfItsBuckets() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            String text = Long.toString(random.nextLong(), 36) + "İß漢字😀" + round;
            int from = random.nextInt(text.length());
            String part = text.substring(from, from + random.nextInt(text.length() - from + 1));
            List<Integer> all = new ArrayList<>();
            WordGrams.each(text, all::add);

            assertThat(all).as("round %d", round).containsAll(WordGrams.sought(List.of(part)));
        }
    }
}
