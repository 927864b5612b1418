package dev.glassbox.visualizers.api;

/**
 * Everything that one visualizer shows, as an immutable record that round-trips through JSON: at
 * once lesson step, bookmark, undo entry, shared file, test and bug report. Illegal values are
 * refused in the constructor with a message that names them.
 */
public interface VisualizerState {}
