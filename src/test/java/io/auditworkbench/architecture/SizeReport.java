package io.auditworkbench.architecture;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Prints the sizes of files and methods in `src/main` beside the budget, and the outliers by name; it never fails.
///
/// An outlier is a question for the reviewer: is this two things?
class SizeReport {

    private static final int LARGEST_FILE = 400;
    private static final int LARGEST_METHOD = 40;

    @Test
    void printSizes() {
        List<Path> sources = JavaSources.below(Path.of("src/main/java")).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
        List<Size> files = sources.stream()
                .map(file -> new Size(
                        file.toString(), (int) JavaSources.read(file).lines().count()))
                .toList();
        List<Size> methods = MethodLengths.in(sources);

        System.out.println("Sizes of src/main, in lines (generated code left out)");
        System.out.println("          count   p50   p90   max   budget p50 / p90 / max");
        System.out.println(row("files", files) + "       60 / 180 / " + LARGEST_FILE);
        System.out.println(row("methods", methods) + "        5 /  16 /  " + LARGEST_METHOD);
        Stream.concat(above(files, LARGEST_FILE), above(methods, LARGEST_METHOD))
                .forEach(System.out::println);
    }

    private static String row(String name, List<Size> all) {
        return "%-8s %6d %5d %5d %5d"
                .formatted(name, all.size(), percentile(all, 50), percentile(all, 90), percentile(all, 100));
    }

    private static int percentile(List<Size> all, int percent) {
        List<Integer> lines = all.stream().map(Size::lines).sorted().toList();
        return lines.isEmpty() ? 0 : lines.get((lines.size() - 1) * percent / 100);
    }

    private static Stream<String> above(List<Size> all, int limit) {
        return all.stream()
                .filter(one -> one.lines() > limit)
                .sorted(Comparator.comparingInt(Size::lines).reversed())
                .map(one -> "  " + one.lines() + " lines: " + one.place());
    }
}
