package counterexample.workbench;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.MaskKind;

public final class MasksA36 {

    public ColumnValue masked() {
        return new ColumnValue.Masked(MaskKind.FULL, new byte[0], false);
    }
}
