package io.auditworkbench.cli;

import io.auditworkbench.workbench.health.FixScript;
import io.auditworkbench.workbench.health.HealthCheck;
import io.auditworkbench.workbench.health.HealthItem;
import io.auditworkbench.workbench.health.HealthLevel;
import io.auditworkbench.workbench.health.HealthQuestion;
import io.auditworkbench.workbench.health.HealthReport;
import io.auditworkbench.workbench.secret.SecretPlaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says whether a server can be captured, and what puts right what is wrong; changes nothing.
@Unrecorded("looks at the server and shows no row of it")
@Command(
        name = "doctor",
        description = "Check whether a MySQL server is ready to be captured, and print what puts it right.",
        footer = {
            "",
            "Examples:",
            "  auditctl doctor --url mysql://audit_reader@db1:3306/ --password-file pw --tables 'shop.*'",
            "  auditctl doctor --url mysql://audit_reader@db1:3306/ --password-file pw --fix-sql > for-the-dba.sql",
            "",
            "Exit codes: 0 ready, 4 no connection, 6 a blocking check failed or could not be done.",
            "Without --url only this machine is checked. It changes nothing, at the server or here."
        })
public final class DoctorCommand implements Callable<Integer> {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<HealthCheck> healthCheck;
    private final Supplier<SecretPlaces> secrets;

    @Option(names = "--url", paramLabel = "URL", description = "mysql://user@host:port/, also with ?tls=MODE")
    @Nullable
    String url;

    @Mixin
    PasswordSource password = new PasswordSource();

    @Option(
            names = "--tables",
            paramLabel = "GLOB,…",
            description = "the tables to capture, as schema.table with * and ? (default: all but MySQL's own)")
    String tables = "";

    @Option(names = "--schemas", paramLabel = "NAME,…", split = ",", description = "the same for whole schemas")
    List<String> schemas = List.of();

    @Option(names = "--only", paramLabel = "P05,…", split = ",", description = "do these checks and no others")
    List<String> only = List.of();

    @Option(names = "--keep", paramLabel = "DAYS", description = "how long changes are kept, for P19 (default: 90)")
    long keepDays = HealthQuestion.USUAL_KEEP.toDays();

    @Option(names = "--fix-sql", description = "print the statements that put things right, and nothing else")
    boolean fixSql;

    @Option(names = "--strict", description = "exit 6 also when an advised check fails")
    boolean strict;

    public DoctorCommand(
            Output output,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<HealthCheck> healthCheck,
            Supplier<SecretPlaces> secrets) {
        this.secrets = secrets;
        this.output = output;
        this.storePath = storePath;
        this.healthCheck = healthCheck;
    }

    @Override
    public Integer call() {
        HealthReport report = healthCheck.get().examine(question());
        report.steps().forEach(step -> output.detail(HealthShapes.line(step)));
        if (report.problem().isPresent()) {
            throw report.problem().get().asException();
        }
        print(report);
        boolean isAdvised = strict && !report.failed(HealthLevel.ADVISE).isEmpty();
        return (report.isReady() && !isAdvised ? ExitCode.DONE : ExitCode.NOT_READY).number();
    }

    private HealthQuestion question() {
        String globs = Stream.concat(
                        tables.isEmpty() ? Stream.empty() : Stream.of(tables),
                        schemas.stream().map(HealthShapes::glob))
                .collect(Collectors.joining(","));
        return new HealthQuestion(
                Optional.ofNullable(url),
                url == null ? "" : password.read(secrets.get()),
                globs,
                only,
                storePath.apply(output.options().store),
                Duration.ofDays(keepDays));
    }

    private void print(HealthReport report) {
        OutputFormat format = output.format(OutputFormat.TABLE);
        if (fixSql || format == OutputFormat.SQL) {
            FixScript.lines(report).forEach(output::line);
        } else {
            ListWriter<HealthItem> list = output.list(HealthShapes.SHAPE);
            report.items().forEach(list::add);
            Ending ending = HealthShapes.ending(report, Arrays.asList(hints(report)), output);
            list.finish(ending);
            if (format == OutputFormat.TABLE) {
                HealthShapes.remedies(report, output).forEach(output::line);
            }
            output.notes(ending);
        }
    }

    private String[] hints(HealthReport report) {
        if (url == null) {
            return new String[] {"doctor --url mysql://USER@HOST:3306/ --password-file FILE"};
        }
        boolean hasSql =
                report.items().stream().anyMatch(item -> !item.fix().sql().isEmpty());
        return hasSql
                ? new String[] {"doctor --url " + url + " … --fix-sql > for-the-dba.sql"}
                : new String[] {"capture --url " + url + " …"};
    }
}
