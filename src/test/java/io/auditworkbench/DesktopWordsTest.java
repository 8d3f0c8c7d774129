package io.auditworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopWordsTest {

    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":0");
    private static final Map<String, String> SERVER = Map.of();

    @Test
    void theBareProgramOpensItsWindowWhereThereIsAScreen() {
        assertThat(DesktopWords.of(new String[0], "audit-workbench", SCREEN, "Linux"))
                .containsExactly("open");
    }

    @Test
    void theBareDemoOpensItsWindowWhereThereIsAScreen() {
        String[] words = {"demo"};
        assertThat(DesktopWords.of(words, "audit-workbench", SCREEN, "Linux")).containsExactly("open", "--demo");
    }

    @Test
    void aStoreAloneIsOpenedAsByADoubleClick() {
        String[] store = {"/home/mia/shop.awb"};
        String[] kept = {"events", "shop.awb"};
        assertThat(DesktopWords.of(store, "audit-workbench", SCREEN, "Linux"))
                .containsExactly("open", "/home/mia/shop.awb");
        assertThat(DesktopWords.of(new String[] {"a.auditstore"}, "audit-workbench", SCREEN, "Windows 11"))
                .containsExactly("open", "a.auditstore");
        assertThat(DesktopWords.of(new String[] {"a.auditbundle"}, "audit-workbench", SCREEN, "Windows 11"))
                .containsExactly("open", "a.auditbundle");
        assertThat(DesktopWords.of(kept, "audit-workbench", SCREEN, "Linux")).containsExactly(kept);
        assertThat(DesktopWords.of(store, "auditctl", SCREEN, "Linux")).containsExactly(store);
    }

    @Test
    void withoutAScreenTheWordsStayWhatTheyAre() {
        assertThat(DesktopWords.of(new String[0], "audit-workbench", SERVER, "Linux"))
                .isEmpty();
        assertThat(DesktopWords.missingDisplay(SERVER, "Linux")).isPresent();
        assertThat(DesktopWords.missingDisplay(SERVER, "Mac OS X")).isEmpty();
    }

    @Test
    void scriptsAndOtherDemosGetText() {
        String[] demo = {"demo"};
        String[] stories = {"demo", "--stories", "all"};
        assertThat(DesktopWords.of(demo, "auditctl", SCREEN, "Linux")).containsExactly("demo");
        assertThat(DesktopWords.of(stories, "audit-workbench", SCREEN, "Linux")).containsExactly(stories);
    }

    @Test
    void onlyWordsThatOpenAWindowBeginWithTheToolkit() {
        assertThat(DesktopWords.isWindow(new String[] {"open", "T88"}, SCREEN, "Linux"))
                .isTrue();
        assertThat(DesktopWords.isWindow(new String[] {"open", "--help"}, SCREEN, "Linux"))
                .isFalse();
        assertThat(DesktopWords.isWindow(new String[] {"open"}, SERVER, "Linux"))
                .isFalse();
        assertThat(DesktopWords.isWindow(new String[] {"events", "open"}, SCREEN, "Linux"))
                .isFalse();
        assertThat(DesktopWords.isWindow(new String[0], SCREEN, "Linux")).isFalse();
    }
}
