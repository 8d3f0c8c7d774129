package io.auditworkbench.architecture;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A counterexample against a library that is not on the class path yet: a class file with one field of a foreign type.
///
/// Everything that can be compiled is a source file in `src/test/java/counterexample` instead.
record PlantedClass(String name, String fieldType) {

    /// The packages of the libraries that [#ALL] stands in for.
    static final List<String> LIBRARIES = List.of("io.github.ollama4j", "io.modelcontextprotocol");

    static final List<PlantedClass> ALL = List.of(
            new PlantedClass("counterexample.workbench.A08OllamaOutsideExplain", "io.github.ollama4j.Ollama"),
            new PlantedClass("counterexample.explain.llm.A12ToolCalling", "io.github.ollama4j.tools.Tools"),
            new PlantedClass(
                    "counterexample.workbench.A27ProtocolOutsideMcp", "io.modelcontextprotocol.server.McpServer"));

    /// Writes the class file below the folder, in the directory of its package.
    void writeTo(Path folder) {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        try {
            Files.createDirectories(file.getParent());
            ClassFile.of()
                    .buildTo(
                            file,
                            ClassDesc.of(name),
                            type -> type.withField("foreign", ClassDesc.of(fieldType), ACC_PUBLIC));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
