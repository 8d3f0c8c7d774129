package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.StrangeShop;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class PictureScreenTest {

    @Test
    void aPictureIsShownAsOneAndBytesThatOnlyBeginLikeOneAreNot(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.of(home, StrangeShop.pictures(home))) {
            view(desktop, "E2", "photo");
            desktop.sees("Picture").picture("value-picture");

            ImageView before = desktop.node(ImageView.class, "#events-changes-before-image");
            ImageView after = desktop.node(ImageView.class, "#events-changes-after-image");
            assertThat(before.isVisible()).isTrue();
            assertThat(before.getImage().getWidth()).isEqualTo(40);
            assertThat(after.isVisible()).isFalse();

            desktop.click("Hex").sees("89 50 4e 47");
            assertThat(before.isVisible()).isFalse();
        }
    }

    @Test
    void otherValuesAreOfferedAsNone(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.of(home, StrangeShop.pictures(home))) {
            view(desktop, "E1", "id");
            desktop.sees("Hex").seesNot("Picture");
        }
    }

    private static void view(ShownDesktop desktop, String event, String column) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().to(new Place(ScreenId.EVENTS, event, "", TimeRange.everything()));
            return null;
        });
        desktop.settle().sees(column);
        ShownDesktop.onScreen(() -> {
            TableView<?> changes = desktop.node(TableView.class, "#events-changes");
            for (int row = 0; row < changes.getItems().size(); row++) {
                if (column.equals(changes.getColumns()
                        .getFirst()
                        .getCellData(row)
                        .toString()
                        .replaceFirst(" .*", ""))) {
                    changes.getSelectionModel().select(row);
                }
            }
            return null;
        });
        desktop.press(KeyCode.F7);
    }
}
