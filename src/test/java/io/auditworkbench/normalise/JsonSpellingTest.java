package io.auditworkbench.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":1}                        | {"a": 1}
            {"a":1,"b":[1,2,{"c":null}]}   | {"a": 1, "b": [1, 2, {"c": null}]}
            [ ]                            | []
            { "a" :\t1 }                   | {"a": 1}
            {"k:,":"a:b,c"}                | {"k:,": "a:b,c"}
            {"q":"\\"x\\",:\\\\","z":1}    | {"q": "\\"x\\",:\\\\", "z": 1}
            [1.10,-0,1e5,18446744073709551615] | [1.10, -0, 1e5, 18446744073709551615]
            "a  b"                         | "a  b"
            7                              | 7
            """)
    void respellChangesWhiteSpaceOutsideTextOnly(String sent, String printed) {
        assertThat(JsonSpelling.respell(sent)).isEqualTo(printed);
    }

    @Test
    void respellReturnsTheSameObjectWhenNothingChanges() {
        String printed = "{\"a\": [1, 2]}";

        assertThat(JsonSpelling.respell(printed)).isSameAs(printed);
    }

    @Test
    void respellOfARespeltTextChangesNothing() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        String alphabet = "{}[]\",: \\ab1.-\n\t☃";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            String once = JsonSpelling.respell(text.toString());

            assertThat(JsonSpelling.respell(once)).as("seed %d, %s", seed, text).isEqualTo(once);
        }
    }
}
