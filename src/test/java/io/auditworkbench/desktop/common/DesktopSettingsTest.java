package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopSettingsTest {

    @Test
    void whatIsRememberedIsThereTheNextTime(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("below").resolve("desktop.properties");
        DesktopSettings settings = new DesktopSettings(file);

        // When
        settings.put("looks.theme", "dark");
        settings.put("filters.saved", List.of("table:orders total>100", "name~\"a=b#c\"", "größe:ä"));

        // Then
        DesktopSettings again = new DesktopSettings(file);
        assertThat(again.text("looks.theme", "light")).isEqualTo("dark");
        assertThat(again.list("filters.saved")).containsExactly("table:orders total>100", "name~\"a=b#c\"", "größe:ä");
    }

    @Test
    void aFileThatIsNoSettingsFileIsAsIfThereWereNone(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("desktop.properties"), new byte[] {(byte) 0xff, 0, '\\', 'u', 'x'});
        assertThat(new DesktopSettings(file).text("looks.theme", "light")).isEqualTo("light");
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNobodyFromWorking(@TempDir Path folder) throws IOException {
        // Given
        Path blocked = Files.createFile(folder.resolve("blocked"));
        DesktopSettings settings = new DesktopSettings(blocked.resolve("desktop.properties"));

        // When
        settings.put("looks.scale", "120");

        // Then
        assertThat(settings.number("looks.scale", 100)).isEqualTo(120);
    }

    @Test
    void aNumberThatIsNoneIsTheUsualOne(@TempDir Path folder) {
        DesktopSettings settings = new DesktopSettings(folder.resolve("desktop.properties"));
        settings.put("looks.scale", "large");
        assertThat(settings.number("looks.scale", 100)).isEqualTo(100);
    }
}
