package dev.glassbox.app.lab;

import java.nio.file.Path;

/**
 * Where the lab finds what is learnt.
 *
 * @param recipes the folder of the recipes' texts
 * @param own texts of one's own
 */
public record LabData(Path recipes, LabTexts own) {}
