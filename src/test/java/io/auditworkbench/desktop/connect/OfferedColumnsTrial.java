package io.auditworkbench.desktop.connect;

import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.desktop.ShownDesktop;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.widget.Overlays;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Views;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.workbench.mask.OfferMasking;
import io.auditworkbench.workbench.mask.PolicyOffering;
import io.auditworkbench.workbench.mask.PolicyWriting;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.layout.StackPane;

/// The step in a window, and a server whose columns a test says.
final class OfferedColumnsTrial implements AutoCloseable {

    final ShownDesktop desktop;
    final MaskingViewModel model;
    final Path store;
    private volatile SourceColumns answer;

    OfferedColumnsTrial(Path home, SourceColumns first) {
        answer = first;
        store = home.resolve("shop.awb");
        desktop = ShownDesktop.welcome(home);
        desktop.click("#welcome-connect");
        DesktopContext context = desktop.desktop().context();
        model = ShownDesktop.onScreen(() -> {
            ConnectForm form =
                    new ConnectForm(context.settings(), desktop.services().folders());
            form.host.set("db1");
            form.user.set("reader");
            form.store.set(store.toString());
            return new MaskingViewModel(
                    context,
                    form,
                    () -> new PolicyOffering(
                            new OfferMasking(_ -> answer), new PolicyWriting(Clock.systemUTC()), null));
        });
        ShownDesktop.onScreen(() -> {
            ScreenKit kit = new ScreenKit(
                    context,
                    new Views(context.messages(), Map.of()),
                    new Overlays(),
                    desktop.files(),
                    desktop.desktop().looks());
            StackPane content = (StackPane) desktop.scene().lookup(".connect-page > StackPane");
            content.getChildren().setAll(new MaskPane(kit, model));
            model.show();
            return null;
        });
        desktop.settle();
    }

    /// The server says something else from now on, and is asked again.
    ShownDesktop again(SourceColumns next) {
        answer = next;
        return desktop.click("#connect-mask-again");
    }

    Optional<Path> accept() {
        CompletableFuture<Optional<Path>> policy = new CompletableFuture<>();
        ShownDesktop.onScreen(() -> {
            model.accept(policy::complete, problem -> policy.completeExceptionally(new AssertionError(problem)));
            return null;
        });
        desktop.settle();
        return policy.join();
    }

    static SourceColumns seen(TableSchema... tables) {
        return new SourceColumns.Seen(List.of(tables), false);
    }

    /// A table whose first column is its key; columns as `name type`.
    static TableSchema table(String name, String... columns) {
        TableName table = new TableName("shop", name);
        return new TableSchema(
                table,
                Stream.of(columns)
                        .map(column -> column.split(" "))
                        .map(words -> new DeclaredColumn(words[0], words[1], null, null, null, true, false, List.of())
                                .in(table, "utf8mb4"))
                        .toList(),
                List.of(0));
    }

    @Override
    public void close() {
        desktop.close();
    }
}
