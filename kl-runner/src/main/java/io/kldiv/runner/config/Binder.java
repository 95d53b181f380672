package io.kldiv.runner.config;

import io.kldiv.core.part.PartRegistry;
import java.util.Optional;

/** Gives a {@link ConfigNode} tree its meaning by the components of records. */
public final class Binder {
  private final PartRegistry parts;

  /** Creates a binder that knows the given parts. */
  public Binder(PartRegistry parts) {
    this.parts = parts;
  }

  /** Binds a tree to a record; empty if there are problems, which are added to the collector. */
  public Optional<BoundRecord> bind(
      ConfigNode node, Class<? extends Record> root, Problems problems) {
    throw new UnsupportedOperationException("not written yet in this commit");
  }
}
