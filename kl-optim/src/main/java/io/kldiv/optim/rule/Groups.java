package io.kldiv.optim.rule;

import io.kldiv.core.part.Describe;
import io.kldiv.optim.Link;
import io.kldiv.optim.Links;
import io.kldiv.optim.NamePatterns;
import io.kldiv.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** Rules of their own for parameters of some names. */
@Describe(
    "Rules of their own for parameters of some names. A parameter belongs to the first group that"
        + " has a pattern for it, else to the rest; a rule sees its own parameters as if there were"
        + " no others.")
public final class Groups implements Optimizer {
  private static final NamePatterns ALL = new NamePatterns(List.of("*"));

  private final Config config;

  /**
   * Some parameters and their rule.
   *
   * @param parameters patterns of the names
   * @param rule the rule
   */
  public record Group(
      @Describe("The names, such as '*.bias'; * stands for any characters, ? for one.")
          List<String> parameters,
      @Describe("Their rule.") Optimizer rule) {
    /** Copies the list. */
    public Group {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * The configuration.
   *
   * @param groups the groups, in order
   * @param rest the rule of all other parameters
   */
  public record Config(
      @Describe("The groups, in order.") List<Group> groups,
      @Describe("The rule of all other parameters.") Optimizer rest) {
    /** Copies the list. */
    public Config {
      groups = List.copyOf(groups);
    }
  }

  /** Creates the rule. */
  public Groups(Config config) {
    this.config = config;
  }

  @Override
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (Group group : config.groups()) {
      links.add(
          Links.group(
              String.join(" ", group.parameters()),
              new NamePatterns(group.parameters()),
              new NamePatterns(taken),
              group.rule().links()));
      taken.addAll(group.parameters());
    }
    links.add(Links.group("rest", ALL, new NamePatterns(taken), config.rest().links()));
    return List.copyOf(links);
  }
}
