package io.auditworkbench.workbench.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:11434, true",
        "localhost:1234, http://localhost:1234, true",
        ":8080, http://127.0.0.1:8080, true",
        "0.0.0.0, http://127.0.0.1:11434, true",
        "0.0.0.0:99, http://127.0.0.1:99, true",
        "[::1]:99, http://[::1]:99, true",
        "http://Models.Example/, http://models.example:80, false",
        "https://models.example, https://models.example:443, false",
        "192.168.0.4, http://192.168.0.4:11434, false",
        "127.0.0.1.evil.example, http://127.0.0.1.evil.example:11434, false",
        "localhost.evil.example, http://localhost.evil.example:11434, false",
    })
    void everyFormOfTheVariableIsReadAndOnlyThisComputerIsThisComputer(String text, String url, String isHere) {
        ModelAddress address = ModelAddress.parse(text, "OLLAMA_HOST");

        assertThat(address.url()).isEqualTo(url);
        assertThat(address.isThisComputer()).isEqualTo(Boolean.parseBoolean(isHere));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "ftp://x",
                "http://user:pw@host",
                "host:port",
                "http://a/b",
                "a b",
                "http://127.0.0.1@evil.example"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> ModelAddress.parse(text, "OLLAMA_HOST"))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("OLLAMA_HOST does not say where Ollama is.");
    }
}
