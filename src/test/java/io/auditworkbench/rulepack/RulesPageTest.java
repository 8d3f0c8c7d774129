package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.Vocabulary.Belonging;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RulesPageTest {

    private static final Path PAGE = Path.of("docs/rules.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageHasTheVocabulary() throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- vocabulary -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- /vocabulary -->");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, from) + vocabulary() + page.substring(to));
            return;
        }

        assertThat(page.substring(from, to))
                .as("run once with -Dgolden.update=true")
                .isEqualTo(vocabulary());
    }

    @Test
    void theExamplesOfThePageCanBeReadAndRun() throws IOException {
        List<String> examples = YAML.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();

        ReadRule rule = new RulePackReader(BuiltIn.vocabulary())
                .read(PackFile.of("rules.md", examples.get(0) + examples.get(1)));
        ReadMapping mapping = new MappingReader(BuiltIn.vocabulary()).read(PackFile.of("rules.md", examples.get(2)));

        assertThat(mapping).isInstanceOf(ReadMapping.Accepted.class);
        assertThat(rule)
                .isInstanceOfSatisfying(
                        ReadRule.Accepted.class,
                        readable -> assertThat(new RuleSamples(BuiltIn.vocabulary()).run(readable))
                                .hasSize(1)
                                .allSatisfy(outcome ->
                                        assertThat(outcome.differences()).isEmpty()));
    }

    private static String vocabulary() {
        StringBuilder text = new StringBuilder();
        for (Entity entity : BuiltIn.vocabulary().entities()) {
            text.append("\n### ").append(entity.name()).append("\n\n");
            text.append(entity.meaning()).append("\n\n| Field | Kind | Meaning |\n|---|---|---|\n");
            entity.fields().forEach(field -> text.append(row(field)));
        }
        return text.append('\n').toString();
    }

    private static String row(Field field) {
        String refers = field.refersTo() == null
                ? field.kind().name().toLowerCase(Locale.ROOT)
                : (field.belonging() == Belonging.PART ? "part of " : "") + field.refersTo();
        String words = field.words().isEmpty() ? "" : ": " + String.join(", ", field.words());
        return "| `" + field.name() + "` | " + refers + " | " + field.meaning() + words + " |\n";
    }
}
