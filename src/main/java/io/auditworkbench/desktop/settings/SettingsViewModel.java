package io.auditworkbench.desktop.settings;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.workbench.AssistantClient;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What can be set, what it is set to, and where things are kept.
///
/// - **Threading**: the JavaFX thread.
final class SettingsViewModel {

    static final String THEME = "looks.theme";
    static final String SCALE = "looks.scale";
    static final String LETTERS = "keys.letters";
    /// The zone of this computer, whichever that is.
    static final String HERE = "here";

    private static final int SMALLEST_PERCENT = 80;
    private static final int STEPS = 13;
    private static final int STEP_PERCENT = 10;

    private final DesktopContext context;
    private final DesktopFolders folders;
    private final Supplier<List<Act>> acts;
    private final String launcher;
    private final List<Setting> settings = List.of(
            new Setting(THEME, Setting.Group.APPEARANCE, List.of("system", "light", "dark", "contrast"), "system"),
            new Setting(SCALE, Setting.Group.APPEARANCE, percents(), "100"),
            new Setting(TimeShown.ZONE, Setting.Group.TIMES, zones(), HERE),
            new Setting(LETTERS, Setting.Group.KEYS, List.of("on", "off"), "on"));

    /// A key and what it does.
    record Key(String keys, String does) {}

    /// A program with an assistant, and where its configuration is.
    record Assistant(String name, String place) {}

    /// A file or folder of ours.
    record Kept(String labelKey, Path path) {}

    SettingsViewModel(DesktopContext context, DesktopFolders folders, Supplier<List<Act>> acts, String launcher) {
        this.context = context;
        this.folders = folders;
        this.acts = acts;
        this.launcher = launcher;
    }

    private static List<String> percents() {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> String.valueOf(SMALLEST_PERCENT + step * STEP_PERCENT))
                .toList();
    }

    private static List<String> zones() {
        Set<String> regions = new TreeSet<>(ZoneId.getAvailableZoneIds());
        regions.removeIf(id -> !id.contains("/") || id.startsWith("Etc/") || id.startsWith("SystemV/"));
        return Stream.concat(Stream.of(HERE, "UTC"), regions.stream()).toList();
    }

    /// The settings of which a text is found in the name, the help or the value; all for an empty text.
    List<Setting> found(String text) {
        return settings.stream()
                .filter(setting ->
                        isIn(text, label(setting) + " " + help(setting) + " " + word(setting, value(setting))))
                .toList();
    }

    private static boolean isIn(String text, String whole) {
        return whole.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }

    String label(Setting setting) {
        return context.text("settings.label." + setting.key());
    }

    String help(Setting setting) {
        return context.text("settings.help." + setting.key());
    }

    /// A value in words.
    String word(Setting setting, String value) {
        return switch (setting.key()) {
            case SCALE -> context.text("settings.percent", value);
            case TimeShown.ZONE ->
                value.equals(HERE) ? context.text("settings.zone.here", ZoneId.systemDefault()) : value;
            default -> context.text("settings.word." + setting.key() + "." + value);
        };
    }

    /// What it is set to; what is usual where something stands that cannot be chosen.
    String value(Setting setting) {
        String value = context.settings().text(setting.key(), setting.usual());
        return setting.words().contains(value) ? value : setting.usual();
    }

    boolean isChanged(Setting setting) {
        return !value(setting).equals(setting.usual());
    }

    /// Sets it; what is usual is not written down, so that a later version may find better what is usual.
    void set(Setting setting, String value) {
        if (value.equals(setting.usual())) {
            context.settings().remove(setting.key());
        } else {
            context.settings().put(setting.key(), value);
        }
        if (setting.key().equals(TimeShown.ZONE)) {
            use(value.equals(HERE) ? ZoneId.systemDefault() : ZoneId.of(value));
        }
    }

    /// No screen goes on with times that it wrote in the former zone.
    private void use(ZoneId zone) {
        context.times().use(zone);
        context.session().store().ifPresent(store -> context.session().open(store.in(zone)));
    }

    /// The keys that work everywhere and of which a text is found.
    List<Key> keys(String text) {
        return acts.get().stream()
                .filter(act -> !act.keys().isEmpty())
                .map(act -> new Key(act.keys().replace(" ", "   "), context.text(act.labelKey())))
                .filter(key -> isIn(text, key.keys() + " " + key.does()))
                .toList();
    }

    /// Where things are kept and of which a text is found.
    List<Kept> kept(String text) {
        List<Kept> all = new ArrayList<>();
        context.session()
                .store()
                .map(OpenStore::file)
                .ifPresent(file -> all.add(new Kept("settings.kept.open-store", file)));
        all.add(new Kept("settings.kept.store", folders.store()));
        all.add(new Kept("settings.kept.demo", folders.demo()));
        all.add(new Kept("settings.kept.rules", folders.rules()));
        all.add(new Kept("settings.kept.settings", context.settings().file()));
        return all.stream()
                .filter(kept -> isIn(text, context.text(kept.labelKey()) + " " + kept.path()))
                .toList();
    }

    /// The programs with an assistant of which a text is found.
    List<Assistant> assistants(String text) {
        String group = context.text("settings.group.assistants");
        return Stream.of(AssistantClient.values())
                .map(client -> new Assistant(client.word(), client.place()))
                .filter(each -> isIn(text, group + " " + each.name() + " " + each.place()))
                .toList();
    }

    /// What has one start its server on the store that is open, else on the usual one.
    String configuration(Assistant assistant) {
        Path store = context.session().store().map(OpenStore::file).orElseGet(folders::store);
        return AssistantClient.of(assistant.name()).orElseThrow().configuration(launcher, store);
    }
}
