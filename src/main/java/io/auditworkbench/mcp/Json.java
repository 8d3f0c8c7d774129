package io.auditworkbench.mcp;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads and writes JSON within limits.
///
/// - **Threading**: any thread.
final class Json {

    /// Longer than this no message may be.
    static final int MOST_MESSAGE = 1 << 20;

    private static final int DEEPEST = 200;

    private static final McpJsonMapper MAPPER =
            new JacksonMcpJsonMapper(JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                            .streamReadConstraints(StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(MOST_MESSAGE)
                                    .build())
                            .build())
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build());

    private Json() {}

    static McpJsonMapper mapper() {
        return MAPPER;
    }

    static String text(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
