package io.kldiv.runner.cli;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.config.PartDocument;
import io.kldiv.runner.measure.DivergenceFacts;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code list}. */
@Command(name = "list", description = "Lists the parts that experiment files can name.")
final class ListCommand implements Callable<Integer>, Verb {
  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      description = "Only the parts of this kind, such as optimizer.")
  private @Nullable String kind;

  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  @Override
  public Integer call() {
    PartRegistry parts = common.parts();
    List<PartDefinition<?>> found = new ArrayList<>();
    if (kind == null) {
      parts.kindNames().forEach(name -> found.addAll(parts.own(parts.kind(name).orElseThrow())));
    } else {
      found.addAll(new Catalogue(parts, common.command()).ofKind(kind));
      found.sort(Comparator.comparing(part -> PartRegistry.kindName(part.kind())));
    }
    if (common.json()) {
      common.out().print(JsonText.pretty(found.stream().map(this::data).toList()));
    } else {
      print(found);
    }
    return ExitCode.OK.code();
  }

  private void print(List<PartDefinition<?>> found) {
    PrintWriter out = common.out();
    int width = found.stream().mapToInt(part -> part.name().length()).max().orElse(0);
    @Nullable Class<?> last = null;
    for (PartDefinition<?> part : found) {
      if (part.kind() != last) {
        out.print(last == null ? "" : System.lineSeparator());
        out.println(PartRegistry.kindName(part.kind()));
        last = part.kind();
      }
      String from =
          common
              .plugins()
              .named(part.plugin())
              .map(plugin -> " [" + plugin.jar().getFileName() + "]")
              .orElse("");
      String sentence = Catalogue.firstSentence(summary(part));
      out.printf("  %-" + width + "s  %s%s%n", part.name(), sentence, from);
      if (part.kind() == Divergence.class) {
        out.printf("  %-" + width + "s    %s%n", "", facts(part));
      }
    }
  }

  /** The formula, the properties and the unit in a line. */
  private String facts(PartDefinition<?> part) {
    PartDocument document = PartDocument.of(part, common.parts());
    Map<String, String> facts = DivergenceFacts.of(document, common.parts());
    List<String> words = new ArrayList<>(List.of(document.formula()));
    facts.forEach(
        (name, fact) -> {
          if (name.equals("properties") || name.equals("unit")) {
            words.add(fact);
          }
        });
    return String.join("; ", words);
  }

  private Map<String, Object> data(PartDefinition<?> part) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", PartRegistry.kindName(part.kind()));
    data.put("name", part.name());
    data.put("description", summary(part));
    data.put("plugin", part.plugin());
    part.description().map(Describe::formula).ifPresent(text -> data.put("formula", text));
    part.description().map(Describe::source).ifPresent(text -> data.put("source", text));
    data.putAll(DivergenceFacts.of(PartDocument.of(part, common.parts()), common.parts()));
    common.plugins().named(part.plugin()).ifPresent(plugin -> data.put("jar", plugin.identity()));
    return data;
  }

  private static String summary(PartDefinition<?> part) {
    return part.description().map(Describe::value).orElse("");
  }
}
