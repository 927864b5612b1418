package dev.glassbox.runtime.library;

/**
 * One file of a repository, pinned to a commit.
 *
 * @param name a plain file name
 * @param bytes its length
 * @param checksum what its bytes must give
 */
public record HubFile(String name, long bytes, Checksum checksum) {}
