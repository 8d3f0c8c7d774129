package io.auditworkbench.supply;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A step of the build: compares each jar of its own class path with the list, and writes the bill of materials.
public final class PrepareBill {

    /// In the folder of the classes, and so in the jar.
    static final String PLACE = "META-INF/sbom/audit-workbench.cdx.json";

    private PrepareBill() {}

    /// The arguments are the list, the version of the program, the folder of the classes, and a further file for the
    /// bill.
    ///
    /// - **Errors**: [IllegalStateException] that says what is wrong with the jars.
    public static void main(String[] arguments) throws IOException {
        Path list = Path.of(arguments[0]);
        ComponentList components = ComponentList.read(list);
        List<Path> jars = jars(System.getProperty("java.class.path"));
        List<String> problems = components.problems(jars);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The jars and " + list + " differ:\n  " + String.join("\n  ", problems)
                    + "\nSee docs/supply-chain.md for what to do.");
        }
        String bill = BillOfMaterials.of(
                arguments[1],
                jars.stream().map(components::of).flatMap(Optional::stream).toList());
        write(Path.of(arguments[2]).resolve(PLACE), bill);
        write(Path.of(arguments[3]), bill);
    }

    static List<Path> jars(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .sorted()
                .toList();
    }

    private static void write(Path file, String bill) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, bill);
    }
}
