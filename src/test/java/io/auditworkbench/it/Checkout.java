package io.auditworkbench.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small stand-in for a checkout: the real launcher, a program of one class, and a Maven that only compiles it.
final class Checkout {

    private static final String PROGRAM = """
            package io.auditworkbench;

            public final class Main {
                public static void main(String[] arguments) {
                    if (arguments.length > 0 && arguments[0].equals("completion")) {
                        System.exit(1); // no time for a training run
                    }
                    System.out.println(System.getProperty("auditworkbench.program"));
                    for (String argument : arguments) {
                        System.out.println("[" + argument + "]");
                    }
                    System.exit(arguments.length == 2 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
                }
            }
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >> maven-calls.txt
            if [ -e fail ]; then echo "[ERROR] no such symbol"; exit 1; fi
            while [ -e hold ]; do sleep 0.02; done
            mkdir -p target/launcher target/classes
            : > target/launcher/build-started.txt
            "$JAVA_HOME/bin/javac" -d target/classes src/main/java/io/auditworkbench/Main.java || exit 1
            echo unused.jar > target/classpath.txt
            """;

    private final Path folder;
    private final Path commands;

    private Checkout(Path folder, Path commands) {
        this.folder = folder;
        this.commands = commands;
    }

    static Checkout in(Path parent) throws IOException {
        Checkout checkout = new Checkout(parent.resolve("a checkout"), parent.resolve("commands"));
        Files.createDirectories(checkout.source().getParent());
        Files.createDirectories(checkout.commands);
        Files.writeString(checkout.file("pom.xml"), "<project/>");
        Files.writeString(checkout.source(), PROGRAM);
        executable(checkout.launcher(), Files.readString(Path.of("audit-workbench")));
        Files.createDirectories(checkout.file("installer"));
        for (String part : List.of("installer/find-jdk.sh", "installer/launch-options.sh")) {
            Files.copy(Path.of(part), checkout.file(part));
        }
        Files.createSymbolicLink(checkout.file("auditctl"), Path.of("audit-workbench"));
        executable(checkout.commands.resolve("mvn"), MAVEN);
        return checkout;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path launcher() {
        return file("audit-workbench");
    }

    Path source() {
        return file("src/main/java/io/auditworkbench/Main.java");
    }

    /// Makes the next builds wait until [#releaseBuilds()].
    void holdBuilds() throws IOException {
        Files.createFile(file("hold"));
    }

    void releaseBuilds() throws IOException {
        Files.delete(file("hold"));
    }

    void failBuilds() throws IOException {
        Files.createFile(file("fail"));
    }

    /// Lets the launcher look for a JDK in an empty folder and find a `java` on PATH that is none of ours.
    void hideInstalledJdks() throws IOException {
        Path places = file("installer/find-jdk.sh");
        String script = Files.readString(places);
        Files.writeString(places, script.replace("/usr/lib/jvm/", "/nowhere/").replace("/opt/", "/nowhere/"));
        executable(commands.resolve("java"), "#!/bin/sh\nexit 1\n");
    }

    int builds() throws IOException {
        Path calls = file("maven-calls.txt");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /// Starts a command somewhere else, with the stand-in Maven on PATH and this JVM's JDK as JAVA_HOME.
    Running start(Path directory, Map<String, String> environment, Path command, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        File output = Files.createTempFile(commands, "out", ".txt").toFile();
        File errors = Files.createTempFile(commands, "err", ".txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.redirectInput(new File("/dev/null")).redirectOutput(output).redirectError(errors);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("PATH", commands + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), output.toPath(), errors.toPath());
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
    }
}
