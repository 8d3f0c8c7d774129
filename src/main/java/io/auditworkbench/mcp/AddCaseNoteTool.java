package io.auditworkbench.mcp;

import io.auditworkbench.workbench.casework.CaseView;
import java.util.Set;

/// Adds to the notes of a case.
final class AddCaseNoteTool extends McpTool {

    private final ToolContext context;

    AddCaseNoteTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_add_case_note",
                "Add a note to a case",
                "Adds a paragraph to the notes of an open case, in the assistant's name. The former notes "
                        + "are kept. It writes to the case file and to nothing else.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .requires("case", Schema.text("C3"))
                .requires("text", Schema.text("what to add, in Markdown"));
    }

    @Override
    Schema gives() {
        return Schema.object().with("case", Schema.text("the case")).with("versions", Schema.number("of its notes"));
    }

    @Override
    boolean isReading() {
        return false;
    }

    @Override
    Set<String> unrecorded() {
        return Set.of("text");
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        CaseView view = context.reading().cases().show(arguments.required("case"));
        String author = context.desk().user() + " (assistant)";
        String notes = view.notes().stripTrailing() + "\n\n> Added by an assistant:\n\n"
                + arguments.required("text").strip() + "\n";
        context.desk().notes().write(view.head().id(), notes, author);
        return new ToolAnswer("Added to " + view.head().id() + ".")
                .put("case", view.head().id())
                .put("versions", view.versions().size() + 1)
                .link("audit://case/" + view.head().id());
    }
}
