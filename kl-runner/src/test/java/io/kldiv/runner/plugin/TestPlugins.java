package io.kldiv.runner.plugin;

import java.nio.file.Path;

/** Source text of a small plug-in, for tests that break it or use it. */
public final class TestPlugins {
  /** A class that registers {@link #OPTIMIZER}. */
  public static final String PLUGIN =
      """
      package acme;

      import io.kldiv.core.part.KlPlugin;
      import io.kldiv.core.part.PartRegistry;
      import io.kldiv.optim.Optimizer;

      public final class AcmePlugin implements KlPlugin {
        @Override
        public String name() {
          return "acme-plugin";
        }

        @Override
        public void register(PartRegistry.Builder parts) {
          parts.add(Optimizer.class, "acme/steady", Steady.class);
        }
      }
      """;

  /** Gradient descent with a helper class. */
  public static final String OPTIMIZER =
      """
      package acme;

      import io.kldiv.core.part.Describe;
      import io.kldiv.optim.Link;
      import io.kldiv.optim.Optimizer;
      import io.kldiv.optim.Schedule;
      import java.util.List;

      @Describe("Small steps. Always.")
      public final class Steady implements Optimizer {
        private final Config config;

        public record Config(@Describe("The length of a step.") Schedule learningRate) {}

        public Steady(Config config) {
          this.config = config;
        }

        @Override
        public List<Link> links() {
          return Help.links(config.learningRate());
        }
      }
      """;

  private static final String HELP =
      """
      package acme;

      import io.kldiv.optim.Link;
      import io.kldiv.optim.Links;
      import io.kldiv.optim.Schedule;
      import java.util.List;

      final class Help {
        private Help() {}

        static List<Link> links(Schedule learningRate) {
          return List.of(Links.scaleByRate(learningRate));
        }
      }
      """;

  private TestPlugins() {}

  /** The plug-in {@code acme-plugin} with the optimizer {@code acme/steady}. */
  public static JarMaker acme(Path folder) {
    return new JarMaker(folder)
        .source("acme.AcmePlugin", PLUGIN)
        .source("acme.Steady", OPTIMIZER)
        .source("acme.Help", HELP)
        .service("acme.AcmePlugin");
  }
}
