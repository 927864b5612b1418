package dev.glassbox.runtime.model;

/**
 * One logit of one pass.
 *
 * @param position from 0
 * @param id the token's id
 */
public record LogitTarget(int position, int id) {}
