package io.kldiv.runner.config;

/**
 * A decoded value.
 *
 * @param value an {@link Integer}, {@link Long}, {@link Double}, {@link Boolean}, {@link String},
 *     {@link Enum} constant or {@link java.nio.file.Path}
 * @param written the value as it was written; for a path, before it was resolved
 * @param mark the place of the value
 */
public record BoundValue(Object value, String written, Mark mark) implements Bound {}
