package dev.glassbox.runtime.nn;

/**
 * Norms of each head's queries and keys, over d_head, before positions are told (Henry et al. 2020,
 * arXiv:2010.04245).
 */
public record HeadNorms(Norm query, Norm key) {}
