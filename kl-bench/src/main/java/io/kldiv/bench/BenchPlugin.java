package io.kldiv.bench;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.data.DataSource;

/** The parts that only the benchmarks need. */
public final class BenchPlugin implements KlPlugin {
  /** Creates the plug-in; called by the service loader. */
  public BenchPlugin() {}

  @Override
  public String name() {
    return "kl-bench";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(DataSource.class, "bench/images", Images.class);
  }
}
