package io.auditworkbench.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page about the filter language that comes with the program.
final class FilterPage {

    private static final String RESOURCE = "/help/filter.txt";

    private FilterPage() {}

    static String text() {
        try (InputStream stream = FilterPage.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("this program has no " + RESOURCE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8) + FORM;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final String FORM = """

            ## As a tree

            Tools also take the tree of a filter: {"and":[NODE,…]}, {"or":[NODE,…]}, {"not":NODE}, {"word":"alice"}, and as a
            leaf {"f":"table","op":":","m":["orders"]}. "op" is ":" when left out; "m" is a value or a list. A value means
            itself: quotes, operators and brackets in it are ordinary characters.
            """;
}
