package io.auditworkbench.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is shown and printed is read back by a reader of QR codes that another wrote.
class CheckpointCodeTest {

    /// How many dots a module is for the reader, as a camera sees it.
    private static final int DOTS = 6;

    private static final int WHITE = 0xFFFFFF;
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");

    @TempDir
    static Path folder;

    private static String note = "";

    @BeforeAll
    static void write() {
        run("demo");
        note = run("anchor").out();
    }

    private static CommandRun run(String... words) {
        CommandRun run = new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .with(
                        "AUDITCTL_STORE",
                        folder.resolve("audit-workbench/demo/demo.awb").toString())
                .run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void aTerminalThatIsTooNarrowIsTold() {
        CommandRun run = new CommandRun.Setting()
                .onScreen(40)
                .with(
                        "AUDITCTL_STORE",
                        folder.resolve("audit-workbench/demo/demo.awb").toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run("anchor", "--qr");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("columns, and the terminal has 40.").contains("--qr-to");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatTheTerminalShowsIsTheNote() throws ReaderException {
        List<String> lines = run("anchor", "--qr").out().lines().toList();

        boolean[][] dark = new boolean[lines.size() * 2][lines.getFirst().length()];
        for (int row = 0; row < lines.size(); row++) {
            for (int x = 0; x < lines.get(row).length(); x++) {
                char block = lines.get(row).charAt(x);
                dark[2 * row][x] = block == ' ' || block == '▄';
                dark[2 * row + 1][x] = block == ' ' || block == '▀';
            }
        }
        assertThat(read(dark)).isEqualTo(note);
    }

    @Test
    void whatIsPrintedIsTheNoteAndVerifiesTheStore() throws IOException, ReaderException {
        Path page = folder.resolve("checkpoint.svg");

        run("anchor", "--qr-to", page.toString());

        String svg = Files.readString(page);
        Matcher side = SIDE.matcher(svg);
        assertThat(side.find()).isTrue();
        boolean[][] dark = new boolean[Integer.parseInt(side.group(2))][Integer.parseInt(side.group(1))];
        Matcher module = MODULE.matcher(svg);
        while (module.find()) {
            dark[Integer.parseInt(module.group(2))][Integer.parseInt(module.group(1))] = true;
        }
        String read = read(dark);
        assertThat(read).isEqualTo(note);
        Path scanned = Files.writeString(folder.resolve("scanned.txt"), read);
        assertThat(run("verify", "--against", scanned.toString()).out()).contains("INTACT");
    }

    @Test
    void thePageHasTheNoteInLettersToo() throws IOException {
        Path page = folder.resolve("letters.svg");

        run("anchor", "--qr-to", page.toString());

        String letters = Pattern.compile("<text[^>]*>([^<]*)</text>")
                .matcher(Files.readString(page))
                .results()
                .map(part -> part.group(1))
                .reduce("", String::concat);
        assertThat(letters).isEqualTo(note.replace("\n", ""));
    }

    private static String read(boolean[][] dark) throws ReaderException {
        int height = dark.length * DOTS;
        int width = dark[0].length * DOTS;
        int[] dots = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                dots[y * width + x] = dark[y / DOTS][x / DOTS] ? 0 : WHITE;
            }
        }
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots)));
        return new QRCodeReader()
                .decode(seen, Map.of(DecodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
                .getText();
    }
}
