package io.kldiv.runner.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The top of the page: what was run, when, how it ended, and its main numbers. */
final class OverviewSection {
  private static final int TILES = 4;
  private static final int HASH = 8;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private OverviewSection() {}

  static void write(Html html, RunFiles files) {
    Fields run = files.run();
    String status = run.text("status").orElse("unknown");
    html.open("header");
    html.open("h1").text(run.text("name").orElse("run")).text(" ");
    html.inline("span", status.replace('-', ' '), "class", "status " + tone(status)).close();
    html.open("ul", "class", "line");
    time(run, "started").ifPresent(start -> date(html, start));
    duration(run).ifPresent(duration -> item(html, "duration", duration));
    if (status.equals("stopped-early")) {
      run.text("bestEpoch").ifPresent(epoch -> item(html, "best epoch", epoch));
    }
    run.text("seed").ifPresent(seed -> item(html, "seed", seed));
    run.text("hash").ifPresent(hash -> item(html, "hash", start(hash)));
    run.object("versions").text("kl").ifPresent(version -> item(html, "kl", version));
    html.close().close();
    run.text("error").ifPresent(error -> error(html, error));
    tiles(html, files);
  }

  /** One of the classes of the style sheet, whatever the status says. */
  private static String tone(String status) {
    return switch (status) {
      case "completed", "stopped-early" -> "good";
      case "interrupted", "running" -> "warning";
      default -> "bad";
    };
  }

  private static void error(Html html, String error) {
    html.open("section", "class", "error")
        .element("h2", "What went wrong")
        .element("pre", error)
        .close();
  }

  private static void item(Html html, String label, String value) {
    html.open("li").inline("span", label).text(" " + value).close();
  }

  private static void date(Html html, Instant start) {
    html.open("li").inline("time", DATE.format(start), "datetime", start.toString()).close();
  }

  /** As much of a hash as the name of the run directory has. */
  private static String start(String hash) {
    return hash.substring(0, Math.min(HASH, hash.length()));
  }

  private static Optional<Instant> time(Fields run, String key) {
    try {
      return run.text(key).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> duration(Fields run) {
    return time(run, "started")
        .flatMap(start -> time(run, "ended").map(end -> Duration.between(start, end)))
        .map(duration -> Numbers.duration(duration.toMillis() / 1e3));
  }

  private static void tiles(Html html, RunFiles files) {
    Fields run = files.run();
    Results results = files.results();
    if (results.isEmpty() && run.number("steps").isEmpty()) {
      return;
    }
    html.open("section", "class", "tiles");
    String part = files.mainPart();
    double[] row = results.rows().getOrDefault(part, new double[0]);
    for (String name : mainColumns(files, results.columns())) {
      tile(html, name, Numbers.number(row[results.columns().indexOf(name)]), part);
    }
    run.number("trainingSeconds")
        .ifPresent(
            seconds -> {
              double steps = run.number("steps").orElse(0);
              tile(
                  html,
                  "training",
                  Numbers.duration(seconds),
                  Numbers.count((long) steps) + " steps");
            });
    run.number("parameters")
        .ifPresent(count -> tile(html, "parameters", Numbers.count((long) count), "trained"));
    html.close();
  }

  /** The first metrics, the loss and the first divergences. */
  private static List<String> mainColumns(RunFiles files, List<String> columns) {
    return List.of(Role.METRIC, Role.LOSS, Role.DIVERGENCE).stream()
        .flatMap(
            role ->
                columns.stream()
                    .filter(name -> !name.equals("objective") && files.role(name) == role)
                    .limit(2))
        .limit(TILES)
        .toList();
  }

  private static void tile(Html html, String label, String value, String note) {
    html.open("div", "class", "tile")
        .element("p", label, "class", "label")
        .element("p", value.replace('-', '−'), "class", "value")
        .element("p", note, "class", "note")
        .close();
  }
}
