package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.text.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// Says where secrets are, and never what they are.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "list",
        description = "Say where secrets are found, never what they are.",
        footer = {
            "",
            "Looked for in this order, and the first place that has it wins:",
            "  1. the file of an option (--password-file, --token-file, --webhook-secret-file), or of the environment",
            "     (AUDITCTL_PASSWORD_FILE, AUDITCTL_TOKEN_FILE, AUDITCTL_WEBHOOK_SECRET_FILE)",
            "  2. the credentials of a service of systemd ($CREDENTIALS_DIRECTORY/mysql-password and so on)",
            "  3. the keychain   4. the encrypted file",
            "  5. the environment (AUDITCTL_PASSWORD, AUDITCTL_TOKEN, AUDITCTL_WEBHOOK_SECRET)"
        })
final class SecretListCommand implements Callable<Integer> {

    private static final Shape<SecretPlaces.Place> SHAPE = new Shape<>(
            "auditctl.secret.list/1",
            List.of(
                    Column.text("name", place -> Cell.of(place.name().text())),
                    Column.text("where", place -> Cell.of(place.where()))),
            place -> Trees.map("name", place.name().text(), "where", place.where()),
            place -> place.name().text());

    private final Output output;
    private final Supplier<SecretPlaces> places;

    SecretListCommand(Output output, Supplier<SecretPlaces> places) {
        this.output = output;
        this.places = places;
    }

    @Override
    public Integer call() {
        SecretPlaces all = places.get();
        List<String> notes = new ArrayList<>();
        all.keychain().missing().ifPresent(notes::add);
        Ending ending = new Ending("", "", Map.of(), Ending.Completeness.ALL, null, notes);
        ListWriter<SecretPlaces.Place> list = output.list(SHAPE);
        all.places().forEach(list::add);
        list.finish(ending);
        output.notes(ending);
        return ExitCode.DONE.number();
    }
}
