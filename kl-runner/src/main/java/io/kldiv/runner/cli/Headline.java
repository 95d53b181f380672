package io.kldiv.runner.cli;

import io.kldiv.runner.data.Dataset;
import io.kldiv.runner.data.PreparedData;
import io.kldiv.runner.report.Numbers;
import io.kldiv.runner.train.TrainingListener.Plan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The lines before a run's progress. */
final class Headline {
  private Headline() {}

  /** What the data is, what computes, and what is minimised. */
  static void print(PrintWriter out, PreparedData data, String kernels, String objective) {
    String parts =
        data.parts().stream()
            .map(part -> Numbers.count(part.rows()) + " " + part.name())
            .collect(Collectors.joining(" + "));
    Dataset train = data.train();
    out.printf(
        "data      %s: %s rows, %s features → %s%n",
        fromHere(data.provenance().name()),
        parts,
        Numbers.count(train.featureCount()),
        outputs(train));
    data.notes().forEach(note -> out.println("          " + note));
    out.println("kernels   " + kernels);
    out.println("objective " + objective);
  }

  /** A file below the working folder by its path from there. */
  private static String fromHere(String name) {
    Path here = Path.of("").toAbsolutePath();
    Path path = Path.of(name);
    return path.startsWith(here) ? here.relativize(path).toString() : name;
  }

  private static String outputs(Dataset train) {
    String width = Numbers.count(train.targetWidth());
    return switch (train.targetKind()) {
      case CLASSES -> width + " classes";
      case BINARY -> train.targetWidth() == 1 ? "yes or no" : width + " yes-or-no answers";
      case NUMBERS -> train.targetWidth() == 1 ? "1 number" : width + " numbers";
    };
  }

  static void plan(PrintWriter out, Plan plan) {
    out.printf(
        "training  %s parameters, %s epochs, %s steps%n%n",
        Numbers.count(plan.parameters()),
        Numbers.count(plan.epochs()),
        Numbers.count(plan.steps()));
  }
}
