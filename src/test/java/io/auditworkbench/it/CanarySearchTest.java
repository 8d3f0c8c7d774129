package io.auditworkbench.it;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.it.Canaries.Canary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The search of [CanaryIT] finds what there is.
class CanarySearchTest {

    @TempDir
    Path folder;

    private final Canaries canaries = new Canaries(1);

    @Test
    void canariesAreFoundInEveryForm() throws IOException {
        List<String> secrets = List.of(
                canaries.secret("a"),
                canaries.card("a"),
                canaries.phone("a"),
                canaries.iban("a"),
                canaries.hashedPassword("a"),
                canaries.token("a"));
        for (String secret : secrets) {
            byte[] bytes = secret.getBytes(UTF_8);
            for (byte[] form : List.of(
                    bytes,
                    secret.getBytes(UTF_16LE),
                    secret.getBytes(UTF_16BE),
                    HexFormat.of().formatHex(bytes).getBytes(UTF_8),
                    Base64.getEncoder().encode(bytes),
                    Base64.getEncoder().encode(("x" + secret + "y").getBytes(UTF_8)),
                    Base64.getEncoder().encode(("xy" + secret + "z").getBytes(UTF_8)))) {
                assertThat(found(form))
                        .as("%s as %s", secret, new String(form, UTF_8))
                        .containsOnly(secret);
            }
        }
    }

    @Test
    void canariesAreFoundWhereverTheyAreAndWhenTheyAreCut() throws IOException {
        String secret = canaries.secret("a");
        for (int before : new int[] {0, 1, (4 << 20) - 20, (4 << 20) - 1, 4 << 20, 9_000_000}) {
            assertThat(found((" ".repeat(before) + secret + " tail").getBytes(UTF_8)))
                    .as("after %d bytes", before)
                    .containsOnly(secret);
        }
        assertThat(found(secret.substring(0, 20).getBytes(UTF_8))).containsOnly(secret);
        assertThat(found(secret.substring(16).getBytes(UTF_8))).containsOnly(secret);
        assertThat(found("zq7x4kw9 and nothing of a secret".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void archivesAreLookedInto() throws IOException {
        String secret = canaries.secret("a");
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("inner"));
            zip.write(secret.repeat(2).getBytes(UTF_8));
        }
        assertThat(found("".getBytes(UTF_8))).containsOnly(secret);
    }

    private Stream<String> found(byte[] bytes) throws IOException {
        Files.write(folder.resolve("bytes"), bytes);
        return new CanarySearch(canaries.planted())
                .below(folder).stream().map(CanarySearch.Hit::canary).map(Canary::text);
    }
}
