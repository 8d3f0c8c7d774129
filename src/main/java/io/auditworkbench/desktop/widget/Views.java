package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

/// Loads FXML files, with the controllers that the desktop made by hand.
///
/// - **Threading**: the JavaFX thread.
public final class Views {

    private final Messages messages;
    private final Map<Class<?>, Supplier<?>> controllers;

    /// - **Shape**: `controllers` gives a new controller for each class that FXML files name.
    public Views(Messages messages, Map<Class<?>, Supplier<?>> controllers) {
        this.messages = messages;
        this.controllers = controllers;
    }

    /// What a file of `fxml/` describes, without its ending.
    public Parent load(String name) {
        URL file = Views.class.getResource("/fxml/" + name + ".fxml");
        if (file == null) {
            throw new IllegalArgumentException("there is no fxml/" + name + ".fxml");
        }
        return load(name, file, this::controller);
    }

    /// A screen whose file of `fxml/` has this one controller, and may name those of the frame's map for its parts.
    public <C extends Screen> Screen screen(String name, C controller) {
        URL file = Views.class.getResource("/fxml/" + name + ".fxml");
        if (file == null) {
            throw new IllegalArgumentException("there is no fxml/" + name + ".fxml");
        }
        load(name, file, type -> type.isInstance(controller) ? controller : controller(type));
        return controller;
    }

    private Parent load(String name, URL file, Callback<Class<?>, Object> factory) {
        FXMLLoader loader = new FXMLLoader(file, messages.bundle());
        loader.setControllerFactory(factory);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("fxml/" + name + ".fxml", broken);
        }
    }

    private Object controller(Class<?> type) {
        Supplier<?> made = controllers.get(type);
        if (made == null) {
            throw new IllegalArgumentException("nobody makes a " + type.getSimpleName());
        }
        return made.get();
    }
}
