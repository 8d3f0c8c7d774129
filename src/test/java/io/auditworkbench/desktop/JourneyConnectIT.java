package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.testing.MysqlServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// J1, connect a MySQL of one's own: Connect with a wrong password and then the right one, Check with a fault and the
/// SQL that mends it, Choose tables, Mask, Who is the actor, Start, and the first change is in Events while it is
/// captured. Back loses nothing, Esc asks, and the command of the last step can be run before anything is started.
@Tag("screen")
class JourneyConnectIT {

    private static final String CARD = "4111111111111111";
    private static final String PHONE = "90182745";
    private static final List<String> PLANTED =
            List.of("name-planted", "planted.example", "planted street", "hash-planted", CARD, PHONE, "1987-06");

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated("binlog_row_image=MINIMAL");

    @Test
    void aServerIsReachedMendedCheckedAndCapturedMasked(@TempDir Path home) throws IOException {
        mysql.run("create table " + mysql.schema() + ".orders (id int primary key, total decimal(10,2))");
        mysql.run("insert into " + mysql.schema() + ".orders values (1, 9.50)");
        mysql.run(
                "create table " + mysql.schema() + ".customers (id int primary key, full_name varchar(80), e_mail"
                        + " varchar(120), phone varchar(30), card_number varchar(30), password_hash varchar(80), birth_date"
                        + " date, street varchar(80), email_sent_at datetime, status varchar(20), remark varchar(200))",
                "insert into " + mysql.schema() + ".customers values " + people("first"));
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

            // back loses nothing of what was filled in
            desktop.click("#connect-back").sees("The server can be reached");
            assertThat(field(desktop, "#connect-user")).isEqualTo(MysqlServer.READER.name());
            assertThat(field(desktop, "#connect-port")).isEqualTo(String.valueOf(mysql.port()));
            assertThat(field(desktop, "#connect-password")).isEqualTo(MysqlServer.READER.password());
            desktop.click("#connect-next").sees("Not ready: P06");
            mysql.run(fix);
            desktop.press(KeyCode.F5).sees("is ready for capture");

            // on to the start
            desktop.click("#connect-next").sees("Patterns as schema.table").picture("connect-tables");
            desktop.click("#connect-next").sees("7 columns look personal, of 13 in 2 tables.");
            desktop.sees("7 columns are masked, and what looks like it elsewhere.")
                    .pictures("connect-mask");
            desktop.click("#connect-next").sees("never as nothing").picture("connect-actor");
            desktop.press(KeyCode.ESCAPE)
                    .sees("Leave and forget what you filled in?")
                    .click("#connect-keep");
            desktop.sees("never as nothing");
            desktop.click("#connect-next").sees("audit-workbench capture --url mysql://");
            desktop.sees("--masking").sees("7 columns are masked");
            desktop.seesNot(MysqlServer.READER.password() + " ").picture("connect-start");
            Path store = desktop.services().folders().store();
            Path policy = store.resolveSibling(store.getFileName() + "-masking.yaml");
            assertThat(policy).doesNotExist();
            desktop.click("#connect-copy-capture");
            assertThat(policy).exists();
            String command =
                    ShownDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
            assertThat(command).endsWith("--masking " + policy);
            desktop.click("#connect-start");
            ShownDesktop.await("the events", () -> screen(desktop) == ScreenId.EVENTS);
            mysql.run("update " + mysql.schema() + ".orders set total = 95.00");
            desktop.sees("9.50→95.00");
            mysql.run(
                    "replace into " + mysql.schema() + ".customers values " + people("second"),
                    "update " + mysql.schema() + ".customers set e_mail = 'third-1@planted.example', remark ="
                            + " 'kept-third' where id = 1");
            go(desktop, ScreenId.HEALTH);
            desktop.sees("E43, committed").sees("Live").sees("PRODUCTION").picture("health-live");

            // in every byte that was written while it ran, also of what is not yet in the store's file
            assertThat(store.resolveSibling(store.getFileName() + "-wal")).exists();
            assertNothingPlantedIn(home);
            desktop.click("#health-stop").sees("Stopped");
            assertNothingPlantedIn(home);
            assertThat(Files.readString(policy))
                    .contains(mysql.schema() + ".customers.card_number, mode: partial, first: 0, last: 4}");

            // coming again, what is there is in force, and said to be
            go(desktop, ScreenId.CONNECT);
            desktop.click("#connect-next")
                    .sees("is ready for capture")
                    .click("#connect-next")
                    .click("#connect-next");
            desktop.sees("is there and stays as it is: it decides over 7 columns")
                    .picture("connect-mask-there");
        }
    }

    /// Rows whose personal columns hold what nothing may keep, and whose others what must be kept.
    private static String people(String round) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(id -> "(" + id + ", '" + round + "-name-planted', '" + round + "-" + id
                        + "@planted.example', '+49 30 "
                        + PHONE + "', '" + CARD + "', '" + round + "-hash-planted', '1987-06-0" + (id % 9 + 1) + "', '"
                        + round + " planted street', '2026-11-28 10:00:00', '" + round + "-status', 'kept-" + round
                        + "')")
                .collect(Collectors.joining(", "));
    }

    private static void assertNothingPlantedIn(Path home) throws IOException {
        List<String> hits = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                PLANTED.stream()
                        .filter(bytes::contains)
                        .forEach(found -> hits.add(found + " in " + file.getFileName()));
                all.append(bytes);
            }
        }
        assertThat(hits).isEmpty();
        // what is not masked is there, so the search can find
        assertThat(all).contains("kept-first", "kept-second", "kept-third", "first-status");
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

    private static String field(ShownDesktop desktop, String selector) {
        return ShownDesktop.onScreen(
                () -> desktop.node(TextField.class, selector).getText());
    }

    private static String text(ShownDesktop desktop, String selector) {
        return ShownDesktop.onScreen(
                () -> desktop.node(TextArea.class, selector).getText());
    }
}
