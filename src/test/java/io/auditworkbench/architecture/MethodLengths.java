package io.auditworkbench.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Counts the lines of methods and constructors, from the first line of the signature to the closing brace.
final class MethodLengths extends TreePathScanner<Void, Void> {

    private final List<Size> methods = new ArrayList<>();
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private MethodLengths(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    static List<Size> in(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Size> methods = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                MethodLengths scanner = new MethodLengths(unit, positions);
                scanner.scan(unit, null);
                methods.addAll(scanner.methods);
            }
            return methods;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        LineMap lines = unit.getLineMap();
        long start = positions.getStartPosition(unit, method);
        if (start >= 0 && method.getBody() != null) {
            long first = lines.getLineNumber(start);
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            String place = unit.getSourceFile().getName() + ":" + first + " " + method.getName();
            methods.add(new Size(place, (int) (last - first + 1)));
        }
        return super.visitMethod(method, null);
    }
}
