package io.kldiv.runner.report;

import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.report.RatePicture.Marks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a range test of the learning rate leaves behind: the folder {@code <UTC time>-lr-find} with
 * {@code lr-find.csv}, {@code lr-find.svg}, {@code lr-find.json} and {@code config.yaml}.
 *
 * @param name the name of the experiment
 * @param rates the rates, rising
 * @param losses the objective at each rate
 * @param smoothed the same smoothed
 * @param marks what the test suggests
 */
public record RateFolder(
    String name, double[] rates, double[] losses, double[] smoothed, Marks marks) {
  private static final String FILE = "lr-find";

  /**
   * Writes the folder.
   *
   * @param parent the folder of all runs of the experiment; created if it does not exist
   * @param start when the test began
   * @param config the text of {@code config.yaml}
   * @return the folder
   * @throws IOException if a file cannot be written
   */
  public Path write(Path parent, Instant start, String config) throws IOException {
    Path folder = RunDirectory.folder(parent, start, FILE);
    WholeFile.write(folder.resolve("config.yaml"), config);
    WholeFile.write(folder.resolve(FILE + ".csv"), csv());
    if (rates.length > 1) {
      String picture = RatePicture.svg(name, rates, losses, smoothed, marks);
      WholeFile.write(folder.resolve(FILE + ".svg"), picture);
    }
    WholeFile.write(folder.resolve(FILE + ".json"), JsonText.pretty(suggestions(marks)));
    return folder;
  }

  private String csv() {
    StringBuilder csv = new StringBuilder("step,learningRate,objective,smoothed\n");
    for (int i = 0; i < rates.length; i++) {
      csv.append(i + 1).append(',').append(JsonText.line(rates[i])).append(',');
      csv.append(JsonText.line(losses[i])).append(',');
      csv.append(JsonText.line(smoothed[i])).append('\n');
    }
    return csv.toString();
  }

  /** The suggested rates as data; null where the objective did not fall. */
  public static Map<String, Object> suggestions(Marks marks) {
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("steepest", marks.steepest().isPresent() ? marks.steepest().getAsDouble() : null);
    rates.put(
        "belowLowest", marks.belowLowest().isPresent() ? marks.belowLowest().getAsDouble() : null);
    return rates;
  }
}
