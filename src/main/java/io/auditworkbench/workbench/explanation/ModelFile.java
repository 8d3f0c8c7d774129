package io.auditworkbench.workbench.explanation;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/// What is set of language models: by the environment, else by a file, else as usual.
///
/// - **Shape**: lines `key = value`; the keys are `url`, `model`, `context-tokens`, `timeout-seconds`, `stall-seconds`,
///   `temperature`, `seed`, `remote`, which is `refused` or `allowed`, and `values`, `shown` or `hidden`. The
///   environment has `OLLAMA_HOST`, `AUDITCTL_MODEL_VALUES`,
///   `AUDITCTL_MODEL` and `AUDITCTL_MODEL_REMOTE`.
/// - **Threading**: any number of threads.
public final class ModelFile {

    private static final Set<String> KEYS = Set.of(
            "url",
            "model",
            "context-tokens",
            "timeout-seconds",
            "stall-seconds",
            "temperature",
            "seed",
            "remote",
            "values");
    private static final int LEAST_CONTEXT = 512;
    private static final int MOST_CONTEXT = 1 << 20;
    private static final int LONGEST_SECONDS = 3_600;
    private static final double HOTTEST = 2;

    private final Path file;
    private final Map<String, String> environment;

    public ModelFile(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = Map.copyOf(environment);
    }

    /// Reads them anew.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` names the key.
    public ModelSettings read() {
        Properties set = load();
        for (String key : set.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw wrong(
                        key,
                        "is no setting of language models",
                        "Use " + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            }
        }
        ModelSettings usual = ModelSettings.USUAL;
        String host = environment.getOrDefault("OLLAMA_HOST", "");
        String url = host.isEmpty()
                ? ModelAddress.parse(set.getProperty("url", usual.url()), file + ": url")
                        .url()
                : ModelAddress.parse(host, "OLLAMA_HOST").url();
        String model = environment.getOrDefault("AUDITCTL_MODEL", set.getProperty("model", ""));
        String remote = environment.getOrDefault("AUDITCTL_MODEL_REMOTE", set.getProperty("remote", "refused"));
        if (!remote.equals("refused") && !remote.equals("allowed")) {
            throw wrong(
                    "remote",
                    "is neither refused nor allowed",
                    "Write remote = allowed to let facts leave this computer.");
        }
        String values = environment.getOrDefault("AUDITCTL_MODEL_VALUES", set.getProperty("values", "shown"));
        if (!values.equals("shown") && !values.equals("hidden")) {
            throw wrong(
                    "values", "is neither shown nor hidden", "Write values = hidden to keep names and texts from it.");
        }
        return new ModelSettings(
                url,
                model.strip(),
                number(set, "context-tokens", usual.contextTokens(), LEAST_CONTEXT, MOST_CONTEXT),
                Duration.ofSeconds(
                        number(set, "timeout-seconds", (int) usual.total().toSeconds(), 1, LONGEST_SECONDS)),
                Duration.ofSeconds(
                        number(set, "stall-seconds", (int) usual.stall().toSeconds(), 1, LONGEST_SECONDS)),
                temperature(set),
                number(set, "seed", usual.seed(), 0, Integer.MAX_VALUE),
                remote.equals("allowed") ? ModelSettings.Reach.ANYWHERE : ModelSettings.Reach.THIS_COMPUTER,
                values.equals("hidden") ? ModelSettings.Values.HIDDEN : ModelSettings.Values.SHOWN);
    }

    private Properties load() {
        Properties set = new Properties();
        if (!Files.exists(file)) {
            return set;
        }
        try {
            set.load(new StringReader(Files.readString(file)));
            return set;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    file + " cannot be read as settings.",
                    "Write lines such as model = llama3.2:3b in UTF-8, or remove the file.",
                    unreadable);
        }
    }

    private int number(Properties set, String key, int usual, int least, int most) {
        return value(
                set,
                key,
                usual,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new NumberFormatException(text);
                    }
                    return number;
                },
                "Write a whole number from " + least + " to " + most + ".");
    }

    private double temperature(Properties set) {
        return value(
                set,
                "temperature",
                ModelSettings.USUAL.temperature(),
                text -> {
                    double number = Double.parseDouble(text);
                    if (!(number >= 0 && number <= HOTTEST)) {
                        throw new NumberFormatException(text);
                    }
                    return number;
                },
                "Write a number from 0 to 2; 0 gives the same answer each time.");
    }

    private <T> T value(Properties set, String key, T usual, Function<String, T> read, String nextStep) {
        String text = set.getProperty(key);
        if (text == null) {
            return usual;
        }
        try {
            return read.apply(text.strip());
        } catch (NumberFormatException no) {
            throw wrong(key, "is \"" + text.strip() + "\"", nextStep);
        }
    }

    private WorkbenchException wrong(String key, String what, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_CONFIGURATION, file + ": " + key + " " + what + ".", nextStep);
    }

    /// Sets the model and leaves everything else in the file as it is; an empty one means that none is set up.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` when the file cannot be written.
    public void choose(String model) {
        try {
            List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
            lines.removeIf(line -> line.strip().matches("model\\s*[=:].*"));
            lines.add("model = " + model.strip());
            PrivateFile.createFolders(file.toAbsolutePath().getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            PrivateFile.write(part, String.join("\n", lines) + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException failure) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The choice of a model cannot be kept in " + file + ".",
                    "Check that you may write there, or set AUDITCTL_MODEL instead.",
                    failure);
        }
    }
}
