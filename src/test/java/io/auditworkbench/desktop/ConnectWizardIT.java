package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// From the first screen to the first captured change of a real server, with a mistake on the way and a fault to mend.
@Tag("screen")
class ConnectWizardIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated("binlog_row_image=MINIMAL");

    @Test
    void aServerIsReachedMendedCheckedAndCaptured(@TempDir Path home) {
        mysql.run("create table " + mysql.schema() + ".orders (id int primary key, total decimal(10,2))");
        mysql.run("insert into " + mysql.schema() + ".orders values (1, 9.50)");
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            // a wrong password, then the right one
            desktop.click("#welcome-connect").click("#connect-paste");
            desktop.type("mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + mysql.port() + "/" + mysql.schema());
            desktop.click("#connect-password").type("wrong").click("#connect-test");
            desktop.sees("Access denied").sees("✗");
            desktop.click("#connect-password").press(KeyCode.CONTROL, KeyCode.A);
            desktop.type(MysqlServer.READER.password()).click("#connect-test");
            desktop.sees("The server can be reached")
                    .sees("MySQL " + mysql.version())
                    .picture("connect-reached");
            desktop.click("#connect-environment-production");

            // what blocks is named, with the statement that mends it
            desktop.click("#connect-next").sees("Not ready: P06");
            select(desktop, "P06");
            String fix = text(desktop, "#connect-fix-sql");
            desktop.pictures("connect-check");
            assertThat(fix).isEqualTo("SET PERSIST binlog_row_image = 'FULL';");
            desktop.click("#connect-next").sees("Something stands against a capture");
            mysql.run(fix);
            desktop.press(KeyCode.F5).sees("is ready for capture");

            // on to the start
            desktop.click("#connect-next").sees("Patterns as schema.table").picture("connect-tables");
            desktop.click("#connect-next").sees("never as nothing").picture("connect-actor");
            desktop.click("#connect-next").sees("audit-workbench capture --url mysql://");
            desktop.seesNot(MysqlServer.READER.password() + " ").picture("connect-start");
            desktop.click("#connect-start");
            ShownDesktop.await("the events", () -> screen(desktop) == ScreenId.EVENTS);
            mysql.run("update " + mysql.schema() + ".orders set total = 95.00");
            go(desktop, ScreenId.HEALTH);
            desktop.sees("E2, committed").sees("Live").sees("PRODUCTION").picture("health-live");
            desktop.click("#health-stop").sees("Stopped");
        }
    }

    private static ScreenId screen(ShownDesktop desktop) {
        return desktop.desktop().context().navigator().place().screen();
    }

    private static void go(ShownDesktop desktop, ScreenId screen) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(screen);
            return null;
        });
        desktop.settle();
    }

    private static void select(ShownDesktop desktop, String check) {
        TableView<?> table = desktop.node(TableView.class, "#connect-checks");
        ShownDesktop.onScreen(() -> {
            for (int row = 0; row < table.getItems().size(); row++) {
                if (table.getItems().get(row).toString().contains("id=" + check)) {
                    table.getSelectionModel().clearAndSelect(row);
                }
            }
            return null;
        });
        desktop.settle();
    }

    private static String text(ShownDesktop desktop, String selector) {
        return ShownDesktop.onScreen(
                () -> desktop.node(TextArea.class, selector).getText());
    }
}
