package dev.glassbox.app.models;

/**
 * What this computer has free.
 *
 * @param diskBytes where models are installed
 * @param memoryBytes for opening one
 */
public record Room(long diskBytes, long memoryBytes) {}
