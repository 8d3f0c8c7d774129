package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.evidence.Anchors;
import io.auditworkbench.workbench.evidence.CheckpointCode;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.TimeText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Puts the newest checkpoint where whoever writes the store cannot change it.
@Recorded(AuditAction.Kind.VERIFY)
@Command(
        name = "anchor",
        description = "Print the newest signed checkpoint, or add it to a file elsewhere where verify finds it again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  audit-workbench anchor | mail -s checkpoint auditor@example.com",
            "  audit-workbench anchor --to /mnt/usb/checkpoints.log",
            "  audit-workbench anchor --qr-to checkpoint.svg    then print it, and put the paper away",
            "  audit-workbench anchor --timestamp-request stamp.tsq    then send it:",
            "  curl -H Content-Type:application/timestamp-query --data-binary @stamp.tsq -o stamp.tsr https://tsa.example.com",
            "  audit-workbench anchor --timestamp-token stamp.tsr --tsa-ca authorities.pem",
            "  audit-workbench anchor | git -C ledger tag -a -F - checkpoint-$(date +%%F)"
        })
public final class AnchorCommand implements Callable<Integer> {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<Anchors> anchors;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Add it to this file, best on another disk; `verify` looks there from then on.")
    private @Nullable Path target;

    @Option(names = "--qr", description = "Show it as a QR code; what a phone reads is what `verify --against` takes.")
    private boolean shows;

    @Option(
            names = "--qr-to",
            paramLabel = "FILE.svg",
            description = "Write the QR code and the text as a page to print.")
    private @Nullable Path page;

    @Option(
            names = "--timestamp-request",
            paramLabel = "FILE.tsq",
            description = "Write a request for a time stamp over it, to send to any RFC 3161 authority; nothing is sent"
                    + " from here.")
    private @Nullable Path request;

    @Option(
            names = "--timestamp-token",
            paramLabel = "FILE.tsr",
            description = "Check the authority's answer and take it as an anchor; `verify` looks there from then on.")
    private @Nullable Path token;

    @Option(
            names = "--tsa-ca",
            paramLabel = "FILE",
            description = "Certificates, PEM or DER, to which the authority's must lead.")
    private @Nullable Path stampAuthorities;

    public AnchorCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<Anchors> anchors) {
        this.output = output;
        this.storePath = storePath;
        this.anchors = anchors;
    }

    @Override
    public Integer call() {
        Path file = storePath.apply(output.options().store());
        if (shows) {
            show(anchors.get().code(file));
        }
        if (page != null) {
            anchors.get().printable(file, page);
            output.line("to print: " + page);
        }
        if (target == null && request == null && token == null && page == null && !shows) {
            output.text(anchors.get().checkpoint(file));
        }
        if (target != null) {
            anchors.get().anchor(file, target);
            output.line("anchored in " + target);
        }
        if (request != null) {
            anchors.get().timeStampRequest(file, request);
            output.line("request in " + request);
        }
        if (token != null) {
            stamped(anchors.get().timeStamp(file, token, stampAuthorities), token);
        }
        return ExitCode.DONE.number();
    }

    private void show(CheckpointCode code) {
        Terminal terminal = output.terminal();
        if (terminal.outIsScreen() && terminal.width().getAsInt() < code.columns()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The QR code needs " + code.columns() + " columns, and the terminal has "
                            + terminal.width().getAsInt() + ".",
                    "Make the terminal wider, or write a page to print with --qr-to FILE.svg.");
        }
        output.text(code.blocks());
    }

    private void stamped(Verification.Stamp stamp, Path from) {
        output.line(
                "anchored by " + from + ": seen at " + TimeText.people(stamp.at()) + " UTC by " + stamp.authority());
        output.note(
                stamp.trustedBy() == null
                        ? "Who issued that certificate was not checked; --tsa-ca names certificates that you trust."
                        : "Its certificate leads to one in " + stamp.trustedBy() + ".");
    }
}
