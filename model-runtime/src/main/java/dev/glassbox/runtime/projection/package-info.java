/**
 * Many vectors drawn in the plane or in space, and how true that drawing is: principal components,
 * t-SNE, UMAP, axes of one's own, neighbours in the original space, trustworthiness. Plain Java,
 * each with its paper; equal seeds give equal pictures.
 */
@NullMarked
package dev.glassbox.runtime.projection;

import org.jspecify.annotations.NullMarked;
