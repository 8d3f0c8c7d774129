package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The vocabulary, the rules and the mappings that come with the product.
///
/// - **Errors**: they are tested, so a problem in them is a mistake in the build and throws.
/// - **Threading**: stateless.
public final class BuiltIn {

    private static final List<String> RULES = List.of(
            "credit-limit-changed",
            "customer-data-changed",
            "inventory-adjusted",
            "payment-failed",
            "payment-received",
            "price-changed",
            "refund-issued",
            "role-escalated",
            "role-granted",
            "role-revoked",
            "sale-cancelled",
            "sale-completed",
            "stock-received",
            "user-created",
            "user-disabled");
    private static final List<String> MAPPINGS = List.of("rental", "shop");

    private BuiltIn() {}

    /// The words in which rules and detectors speak.
    public static Vocabulary vocabulary() {
        Problems problems = new Problems("vocabulary.yaml");
        return VocabularyReader.read(file("vocabulary.yaml"), problems)
                .orElseThrow(() -> new IllegalStateException(problems.inOrder().toString()));
    }

    static Synonyms synonyms() {
        Problems problems = new Problems("synonyms.yaml");
        Synonyms synonyms = Synonyms.read(file("synonyms.yaml"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.inOrder().toString());
        }
        return synonyms;
    }

    /// The files of the rules, in the order of their ids.
    public static List<PackFile> rules() {
        return RULES.stream().map(id -> file(id + ".yaml")).toList();
    }

    /// The files of the mappings.
    public static List<PackFile> mappings() {
        return MAPPINGS.stream().map(name -> file("mappings/" + name + ".yaml")).toList();
    }

    private static PackFile file(String name) {
        try (InputStream stream = BuiltIn.class.getResourceAsStream("/rules/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("not in the build: rules/" + name);
            }
            return PackFile.of(name, stream.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
