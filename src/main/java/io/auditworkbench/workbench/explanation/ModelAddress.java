package io.auditworkbench.workbench.explanation;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a model's server is, in every form in which `OLLAMA_HOST` says it.
///
/// - **Shape**: `url` has a scheme, a host and a port, and no slash at its end.
/// - **Source**: Ollama's FAQ, "How do I configure Ollama server?"; a server's `0.0.0.0` is this computer for a client.
public record ModelAddress(String url, String host) {

    private static final Pattern FORM =
            Pattern.compile("(?:(https?)://)?(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]*)(?::(\\d{1,5}))?/*");
    private static final String USUAL_PORT = "11434";

    /// Reads `host`, `host:port`, `:port` or `http(s)://host:port`.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` for anything else; `from` is named as the place of the mistake.
    public static ModelAddress parse(String text, String from) {
        Matcher form = FORM.matcher(text.strip());
        if (text.isBlank() || !form.matches()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    from + " does not say where Ollama is.",
                    "Write host:port or http://host:port, as in 127.0.0.1:11434.");
        }
        String scheme = form.group(1) == null ? "http" : form.group(1);
        String host = form.group(2).isEmpty()
                        || form.group(2).equals("0.0.0.0")
                        || form.group(2).equals("[::]")
                ? "127.0.0.1"
                : form.group(2).toLowerCase(Locale.ROOT);
        String port = form.group(3) != null ? form.group(3) : usualPort(form.group(1));
        return new ModelAddress(scheme + "://" + host + ":" + port, host);
    }

    private static String usualPort(@Nullable String scheme) {
        if (scheme == null) {
            return USUAL_PORT;
        }
        return scheme.equals("https") ? "443" : "80";
    }

    /// Whether what is sent there stays on this computer.
    public boolean isThisComputer() {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.\\d{1,3}){3}");
    }
}
