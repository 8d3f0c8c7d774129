package io.auditworkbench;

import io.auditworkbench.cli.ExitCode;
import io.auditworkbench.cli.Interruption;
import java.lang.reflect.Proxy;

/// Hands Ctrl-C and SIGTERM to the running command: the first asks it to end, the second ends the process at once.
///
/// Java's shutdown hooks cannot see a second signal, and the compiler warns of every direct use of `sun.misc.Signal`;
/// it is part of the supported module `jdk.unsupported` (JEP 260), so it is called by name. Where it is missing,
/// signals end the process.
final class ProcessSignals {

    private ProcessSignals() {}

    static void deliverTo(Interruption interruption) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object deliverer = Proxy.newProxyInstance(
                    Main.class.getClassLoader(), new Class<?>[] {handler}, (self, method, args) -> {
                        if (method.getName().equals("handle")) {
                            deliver(String.valueOf(args[0]), interruption);
                        }
                        return method.getReturnType() == int.class ? 0 : null;
                    });
            for (String name : new String[] {"INT", "TERM"}) {
                Object one = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, handler).invoke(null, one, deliverer);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            // Signals keep their usual effect: the process ends.
            return;
        }
    }

    private static void deliver(String signal, Interruption interruption) {
        ExitCode code = signal.equals("SIGTERM") ? ExitCode.TERMINATED : ExitCode.INTERRUPTED;
        if (!interruption.request(code)) {
            Runtime.getRuntime().halt(code.number());
        }
    }
}
