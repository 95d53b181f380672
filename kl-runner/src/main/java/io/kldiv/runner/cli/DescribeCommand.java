package io.kldiv.runner.cli;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.config.PartDocument;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.measure.DivergenceFacts;
import io.kldiv.runner.plugin.Plugin;
import io.kldiv.runner.run.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The verb {@code describe}. */
@Command(
    name = "describe",
    description =
        "Describes a part: what it is, its formula, its keys. 'kl describe experiment' describes the"
            + " keys of an experiment file.")
final class DescribeCommand implements Callable<Integer>, Verb {
  private static final String EXPERIMENT = "experiment";

  @Parameters(index = "0", paramLabel = "KIND", description = "Such as optimizer, or experiment.")
  private String kind = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Such as sgd.")
  private @Nullable String name;

  @Mixin private Common common = new Common();

  @Override
  public Common common() {
    return common;
  }

  private String plugin(PartDocument document) {
    String name = document.plugin();
    return common.plugins().named(name).map(Plugin::toString).orElse(name);
  }

  @Override
  public Integer call() {
    PartRegistry parts = common.parts();
    PrintWriter out = common.out();
    if (kind.equals(EXPERIMENT) && name == null) {
      List<PartDocument.Key> keys = PartDocument.keys(Experiment.class, parts);
      out.print(
          common.json()
              ? JsonText.pretty(Map.of("keys", keys))
              : new DocumentText().keys(keys).text());
      return ExitCode.OK.code();
    }
    Catalogue catalogue = new Catalogue(parts, common.command());
    if (name == null) {
      catalogue.ofKind(kind);
      throw new ParameterException(
          common.command(),
          "which %s? kl describe %s NAME; kl list %s shows the names".formatted(kind, kind, kind));
    }
    PartDocument document = PartDocument.of(catalogue.part(kind, name), parts);
    document = document.with(DivergenceFacts.of(document, parts));
    out.print(
        common.json()
            ? JsonText.pretty(document)
            : new DocumentText().document(document, plugin(document)).text());
    return ExitCode.OK.code();
  }
}
