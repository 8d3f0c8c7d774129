package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.StoreOpening;
import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be done from everywhere.
///
/// - **Threading**: the JavaFX thread.
public final class ShellActs {

    private static final String LETTERS = "keys.letters";

    private final ScreenKit kit;
    private final StoreOpening opening;

    private final Runnable export;
    private final Runnable bundle;
    private final Runnable quit;
    private final List<Act> all = new ArrayList<>();
    private Supplier<List<Act>> everything = List::of;
    private Supplier<Optional<String>> command = Optional::empty;

    /// - **Shape**: `export` opens the dialog that writes what is shown into a file, `bundle` the same for a bundle.
    public ShellActs(ScreenKit kit, StoreOpening opening, Runnable export, Runnable bundle, Runnable quit) {
        this.kit = kit;
        this.opening = opening;
        this.export = export;
        this.bundle = bundle;
        this.quit = quit;
    }

    void connect(Supplier<List<Act>> acts, Supplier<Optional<String>> copied, FilterBarController filterBar) {
        everything = acts;
        command = copied;
        all.clear();
        all.add(Act.anywhere("shell.act.palette", "Ctrl+K Ctrl+Shift+P Ctrl+G", this::palette));
        all.add(Act.anywhere("shell.act.filter", "Ctrl+F", filterBar::focus));
        all.add(Act.inList("shell.act.filter", "/", filterBar::focus));
        all.add(Act.anywhere("shell.act.clear-filter", "Ctrl+L", filterBar::clear));
        all.add(Act.anywhere("shell.range.own", "", filterBar::range)
                .when(kit.context().session().storeProperty().isNotNull()));
        all.add(Act.anywhere("shell.act.bookmark", "Ctrl+D", filterBar::bookmark));
        all.add(Act.anywhere("shell.act.back", "Alt+Left", kit.context().navigator()::back)
                .when(kit.context().navigator().canGoBackProperty()));
        all.add(Act.anywhere("shell.act.forward", "Alt+Right", kit.context().navigator()::forward)
                .when(kit.context().navigator().canGoForwardProperty()));
        int place = 1;
        for (ScreenId screen : ScreenId.RAIL) {
            all.add(Act.anywhere(screen.titleKey(), place < 10 ? "Alt+" + place : "", () -> go(screen)));
            place++;
        }
        all.add(Act.anywhere(ScreenId.HEALTH.titleKey(), "", () -> go(ScreenId.HEALTH)));
        all.add(Act.anywhere(ScreenId.SELF_AUDIT.titleKey(), "", () -> go(ScreenId.SELF_AUDIT)));
        all.add(Act.anywhere(
                ScreenId.SETTINGS.titleKey(),
                "Ctrl+,",
                () -> kit.context().navigator().go(ScreenId.SETTINGS)));
        all.add(Act.anywhere("reports.export.act", "Ctrl+E", export)
                .when(kit.context().session().storeProperty().isNotNull()));
        all.add(Act.anywhere("reports.bundle.act", "Ctrl+Shift+E", bundle)
                .when(kit.context().session().storeProperty().isNotNull()));
        all.add(Act.anywhere("shell.act.copy-command", "Ctrl+Shift+C", this::copyCommand));
        all.add(Act.anywhere("shell.act.help", "F1 ?", this::help));
        all.add(Act.anywhere("shell.act.theme", "", kit.looks()::nextTheme));
        all.add(Act.anywhere("shell.act.larger", "Ctrl+=", kit.looks()::larger));
        all.add(Act.anywhere("shell.act.smaller", "Ctrl+-", kit.looks()::smaller));
        all.add(Act.anywhere("shell.act.usual-size", "Ctrl+0", kit.looks()::usualSize));
        all.add(Act.anywhere("shell.act.demo", "", opening::openDemo));
        all.add(Act.anywhere("shell.act.open-store", "Ctrl+O", this::openStore));
        all.add(Act.anywhere(
                "shell.act.connect", "", () -> kit.context().navigator().go(ScreenId.CONNECT)));
        all.add(Act.anywhere("shell.act.close-store", "", opening::close)
                .when(kit.context().session().storeProperty().isNotNull()));
        all.add(Act.anywhere("shell.act.quit", "Ctrl+Q", quit));
    }

    /// All of them.
    public List<Act> all() {
        return all;
    }

    /// Whether single letters are keys; they can be turned off (WCAG 2.2, 2.1.4).
    boolean hasLetters() {
        return kit.context().settings().text(LETTERS, "on").equals("on");
    }

    private void go(ScreenId screen) {
        if (kit.context().session().store().isPresent()) {
            kit.context().navigator().go(screen);
        }
    }

    void openStore() {
        kit.files().open(kit.text("shell.open.title")).ifPresent(opening::open);
    }

    void palette() {
        new PalettePane(kit, everything.get()).open();
    }

    void help() {
        new KeysPane(kit, everything.get()).open();
    }

    private void copyCommand() {
        command.get()
                .ifPresentOrElse(
                        text -> Clip.copy(kit, text),
                        () -> kit.context().notices().done(kit.text("shell.nothing-to-copy"), ""));
    }
}
