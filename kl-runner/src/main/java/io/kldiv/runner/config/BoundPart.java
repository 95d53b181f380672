package io.kldiv.runner.config;

import io.kldiv.core.part.PartDefinition;
import java.util.Optional;

/**
 * A part that is chosen and configured, but not made.
 *
 * @param definition the part
 * @param config its configuration; empty if the part has none
 * @param mark the place of the part's name
 */
public record BoundPart(PartDefinition<?> definition, Optional<BoundRecord> config, Mark mark)
    implements Bound {}
