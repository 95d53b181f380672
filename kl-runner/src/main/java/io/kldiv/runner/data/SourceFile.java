package io.kldiv.runner.data;

/**
 * A file that was read, as it was.
 *
 * @param path the path as the experiment gave it
 * @param bytes its length
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record SourceFile(String path, long bytes, String sha256) {}
