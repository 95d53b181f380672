package io.kldiv.core.part;

/**
 * A source of parts, found by {@link java.util.ServiceLoader}: a jar names its implementation in
 * {@code META-INF/services/io.kldiv.core.part.KlPlugin}.
 *
 * <pre>{@code
 * public final class AcmePlugin implements KlPlugin {
 *   public String name() { return "acme"; }
 *   public void register(PartRegistry.Builder parts) {
 *     parts.add(Optimizer.class, "acme/sign-descent", SignDescent.class);
 *   }
 * }
 * }</pre>
 */
public interface KlPlugin {
  /** The plug-in's name, in kebab-case. */
  String name();

  /**
   * Adds the plug-in's parts, one line each.
   *
   * @param parts the registry being built
   */
  void register(PartRegistry.Builder parts);
}
