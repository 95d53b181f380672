package io.kldiv.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.data.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run directory whose files are made by hand; the oracle is what they say. */
final class HtmlReportTest {
  @TempDir private Path directory;

  private RunFolder folder;

  @BeforeEach
  void aCompletedRun() throws IOException {
    folder = RunFolder.completed(directory);
  }

  @Test
  void theHeaderTellsWhatWasRunWhenAndHowItEnded() throws IOException {
    assertThat(folder.page())
        .contains("<h1>trial <span class=\"status good\">completed</span></h1>")
        .contains("2 January 2026, 03:04:05 UTC")
        .contains("<span>duration</span> 1 min 30 s")
        .contains("<span>seed</span> 42")
        .contains("<span>hash</span> 01234567<")
        .contains("<span>kl</span> 1.2.3");
  }

  @Test
  void theTableHasEveryPartAndTheGap() throws IOException {
    assertThat(folder.page())
        .containsSubsequence(
            "<th scope=\"row\">train",
            "0.25000",
            "<th scope=\"row\">validation",
            "0.40000",
            "<th scope=\"row\">test",
            "0.50000",
            "<th scope=\"row\">gap (test − train)",
            "<td>0.25000</td>",
            "<td>0.75000</td>",
            "<td>−0.50000</td>");
  }

  @Test
  void thePageTellsWhereTheDataCameFromAndNotWhoseFolderItWasIn() throws IOException {
    assertThat(folder.page())
        .contains("cells.csv, 4,321 bytes", "sha256 beef", "20 train", "10 test", "radius (2)")
        .contains("one feature is constant")
        .doesNotContain("someone");
  }

  @Test
  void theCurvesAreTheNumbersOfTheEvaluationsAndNotThoseAfterTraining() throws IOException {
    assertThat(RunFolder.curves(folder.page()))
        .containsExactlyInAnyOrder(
            List.of(0.5, 0.25),
            List.of(0.6, 0.4),
            List.of(2.0, 1.0),
            List.of(2.5, 1.5),
            List.of(0.25, 0.5),
            List.of(0.1, 0.05));
  }

  @Test
  void aNameThatIsMarkupStaysText() throws IOException {
    String hostile = "</script><img src=x onerror=\"alert('1')\">&amp;<!--";
    String yaml = "\"" + hostile.replace("\"", "\\\"") + "\": 1 # " + hostile + "\n";
    Map<String, Object> run = RunFolder.run();
    run.put("name", hostile);
    run.put("status", hostile);
    run.put("error", hostile);
    run.put("hash", hostile);
    run.put("versions", Map.of(hostile, hostile));
    run.put("results", Map.of(hostile, Map.of(hostile, 1.5)));
    folder.run(run);
    Map<String, Object> data = RunFolder.data();
    data.put("features", List.of(hostile));
    data.put("targets", List.of(hostile));
    data.put("notes", List.of(hostile));
    data.put("source", Map.of("name", hostile, "rows", 1, "missing", Map.of(hostile, 1)));
    data.put("parts", Map.of(hostile, Map.of("rows", 1)));
    folder.data(data);
    folder.configuration(yaml);
    folder.metrics(
        Map.of("epoch", 1, "part", "train", hostile, 1.0, "loss", 1.0),
        Map.of("epoch", 2, "part", hostile, hostile, 2.0, "loss", 1.0));
    String page = folder.page();
    String own = RunFolder.withoutLibrary(page);
    assertThat(own).doesNotContain("<img").doesNotContain("<!--").contains("&lt;img src=x");
    assertThat(own.split("</script>", -1)).hasSize(4);
    assertThat(RunFolder.island(page).toString()).contains(hostile);
  }

  @Test
  void thePagesOwnMarkupNamesNoAddress() throws IOException {
    assertThat(RunFolder.withoutLibrary(folder.page()))
        .doesNotContainIgnoringCase("http://")
        .doesNotContainIgnoringCase("https://")
        .doesNotContain(" src=", "url(", "@import", "import(", "fetch(");
  }

  @Test
  void theSecurityPolicyAllowsTheTwoScriptsByTheirHashesAndNothingElse() throws IOException {
    String page = folder.page();
    Matcher script = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page);
    StringBuilder allowed = new StringBuilder();
    while (script.find()) {
      byte[] hash = Sha256.digest().digest(script.group(1).getBytes(StandardCharsets.UTF_8));
      allowed.append(" &apos;sha256-").append(Base64.getEncoder().encodeToString(hash));
      allowed.append("&apos;");
    }
    assertThat(allowed.toString().split("sha256-", -1)).hasSize(3);
    assertThat(page)
        .contains(
            "content=\"default-src &apos;none&apos;; style-src &apos;unsafe-inline&apos;; script-src"
                + allowed
                + ";");
  }

  @Test
  void theChartLibraryKeepsItsLicence() throws IOException {
    assertThat(folder.page()).contains("Licensed to the Apache Software Foundation (ASF)");
  }

  @Test
  void numbersThatAreNotFiniteAreShownAsSuch() throws IOException {
    Map<String, Object> run = RunFolder.run();
    run.put(
        "results", Map.of("test", RunFolder.numbers(Double.NaN, Double.POSITIVE_INFINITY, -1e300)));
    folder.run(run);
    folder.metrics(
        Map.of("epoch", 1, "step", 1, "part", "train", "loss", Double.NaN, "kl", 1.0),
        Map.of("epoch", 2, "step", 2, "part", "train", "loss", Double.NEGATIVE_INFINITY));
    String page = folder.page();
    assertThat(page).contains("<td>NaN</td>", "<td>∞</td>", "<td>−1.0000e+300</td>");
    assertThat(RunFolder.curves(page))
        .containsExactlyInAnyOrder(List.of("NaN", "-Infinity"), List.of(1.0, "NaN"));
  }

  @Test
  void aRunWithoutValidationHasItsTrainingCurves() throws IOException {
    folder.metrics(
        Map.of("epoch", 1, "step", 1, "part", "train", "loss", 0.5),
        Map.of("epoch", 2, "step", 2, "part", "train", "loss", 0.25));
    String page = folder.page();
    assertThat(RunFolder.curves(page)).containsExactly(List.of(0.5, 0.25));
    assertThat(RunFolder.island(page)).containsEntry("axis", "step");
    assertThat(RunFolder.withoutLibrary(page)).doesNotContain("class=\"swatch validation\"");
  }

  @Test
  void aRunThatDivergedAtOnceSaysWhyAndHasNoScript() throws IOException {
    folder.run(Map.of("status", "diverged", "name", "trial", "error", "term: loss = NaN"));
    folder.metrics();
    assertThat(folder.page())
        .contains("<span class=\"status bad\">diverged</span>", "<pre>term: loss = NaN</pre>")
        .contains("script-src &apos;none&apos;")
        .doesNotContain("<script");
  }

  @Test
  void theEpochWhoseParametersWereKeptIsMarkedIfItIsNotTheLast() throws IOException {
    assertThat(RunFolder.island(folder.page())).containsEntry("best", null);
    Map<String, Object> run = RunFolder.run();
    run.put("bestEpoch", 1);
    folder.run(run);
    assertThat(RunFolder.island(folder.page())).containsEntry("best", 1.0);
  }

  @Test
  void theSameFilesGiveTheSamePage() throws IOException {
    assertThat(folder.page()).isEqualTo(folder.page());
  }
}
