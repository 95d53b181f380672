package io.kldiv.optim;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Links for some of the parameters, which they see as if there were no others.
 *
 * @param name what the group is called in the names of its schedules
 * @param only the names of the group's parameters; {@code *} for all
 * @param except the names of those among them that are another group's
 * @param links the links
 */
record Group(String name, NamePatterns only, NamePatterns except, List<Link> links)
    implements Link {
  Group {
    links = List.copyOf(links);
    for (Link link : links) {
      if (!link.needs().isEmpty()) {
        throw new IllegalArgumentException(
            "the rule of the group '%s' needs %s, which there is for all parameters only"
                .formatted(name, link.needs()));
      }
    }
    Links.requireOneAverage(links);
  }

  boolean has(String parameter) {
    return only.matches(parameter) && !except.matches(parameter);
  }

  /** No arrays, but the moment at which the names of the parameters are known. */
  @Override
  public Map<String, Integer> arrays(ParameterLayout layout) {
    only.requireMatches(layout);
    except.requireMatches(layout);
    boolean all = only.patterns().contains("*");
    if (!all && layout.size() > 0 && layout.slices().stream().noneMatch(s -> has(s.name()))) {
      String first = only.patterns().get(0);
      throw new UnmatchedPatternException(
          first, "every parameter named like '%s' belongs to an earlier group".formatted(first));
    }
    return Map.of();
  }

  @Override
  public Scope scope() {
    return Scope.WHOLE;
  }

  @Override
  public void prepare(LinkState state, Step step) {
    Objects.requireNonNull(state.group()).step(step);
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {}

  @Override
  public boolean averages() {
    return links.stream().anyMatch(Link::averages);
  }

  @Override
  public void average(LinkState state, double[] parameters, double[] averaged) {
    Objects.requireNonNull(state.group()).average(parameters, averaged);
  }
}
