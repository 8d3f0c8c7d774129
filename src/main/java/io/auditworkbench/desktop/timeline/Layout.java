package io.auditworkbench.desktop.timeline;

/// Where things are on the canvas.
///
/// - **Units**: pixels; `unit` is 1 at the usual size of the text.
record Layout(double width, double height, double unit) {

    private static final double GUTTER = 212;
    private static final double OVERVIEW = 38;
    private static final double AXIS = 24;
    private static final double ROW = 22;

    double gutter() {
        return Math.rint(GUTTER * unit);
    }

    double overview() {
        return Math.rint(OVERVIEW * unit);
    }

    double axis() {
        return Math.rint(AXIS * unit);
    }

    double row() {
        return Math.rint(ROW * unit);
    }

    /// Where the tracks begin.
    double top() {
        return overview() + axis();
    }

    /// How wide time is.
    double plot() {
        return Math.max(1, width - gutter());
    }

    /// The upper edge of a row.
    double y(int row, int pinned, double scrolled) {
        return top() + row * row() - (row < pinned ? 0 : scrolled);
    }

    /// The row at a position, -1 above the tracks; may be beyond the last one.
    int rowAt(double y, int pinned, double scrolled) {
        if (y < top()) {
            return -1;
        }
        int fixed = (int) ((y - top()) / row());
        return fixed < pinned ? fixed : (int) ((y - top() + scrolled) / row());
    }

    /// How far the rows can be scrolled.
    double mostScrolled(int rows) {
        return Math.max(0, top() + rows * row() - height);
    }
}
