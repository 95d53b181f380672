package io.kldiv.runner.config;

/**
 * An {@link java.util.Optional} component that is not given.
 *
 * @param mark the place of the record that it belongs to, or of an explicit {@code null}
 */
public record BoundAbsent(Mark mark) implements Bound {}
