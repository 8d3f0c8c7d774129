package counterexample.desktop;

import javafx.scene.Node;

/// Breaks A19: a view model that holds a part of the scene.
record A19SceneViewModel(Node node) {}
