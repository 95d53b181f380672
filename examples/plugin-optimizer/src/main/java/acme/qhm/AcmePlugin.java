package acme.qhm;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Optimizer;

/** Tells kl the parts of this jar; named in META-INF/services. */
public final class AcmePlugin implements KlPlugin {
  @Override
  public String name() {
    return "acme-qhm";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(Optimizer.class, "acme/qhm", QhmOptimizer.class);
  }
}
