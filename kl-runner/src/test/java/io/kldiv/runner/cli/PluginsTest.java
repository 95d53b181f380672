package io.kldiv.runner.cli;

import static io.kldiv.runner.plugin.TestPlugins.OPTIMIZER;
import static io.kldiv.runner.plugin.TestPlugins.acme;
import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.data.Sha256;
import io.kldiv.runner.plugin.JarMaker;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in of a stranger, from its jar to the report of a run. */
class PluginsTest {
  static final String EXPERIMENT =
      """
      name: trial
      data:
        source: {type: uniform-random, rows: 30, columns: 3, outputs: 2}
        split: {validation: 0.2, test: 0.2}
      model: {type: mlp, hidden: [4], activation: relu, output: softmax}
      loss: mse
      optimizer: {type: acme/steady, learningRate: 0.1}
      training: {epochs: 2, batchSize: 8}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private Path jar;
  private Path experiment;

  @BeforeEach
  void writesAPlugInAndAnExperiment() throws IOException {
    jar = acme(folder).jar("acme.jar").toRealPath();
    experiment = Files.writeString(folder.resolve("trial.yaml"), EXPERIMENT);
  }

  @Test
  void aRunKeepsNameVersionAndHashAndTheReportShowsThem() throws IOException {
    String runs = folder.resolve("runs").toString();
    assertThat(kl("run", experiment.toString(), "--runs", runs, "--plugins", jar.toString()))
        .as(err.toString())
        .isZero();
    Map<String, ?> record = JsonText.readObject(read("run.json"));
    assertThat(record.get("plugins"))
        .isEqualTo(
            List.of(
                Map.of(
                    "name", "acme-plugin",
                    "version", "1.2.3",
                    "file", "acme.jar",
                    "sha256", Sha256.of(jar))));
    assertThat(read("report.html")).contains("plug-in acme-plugin 1.2.3", Sha256.of(jar));
  }

  @Test
  void everyVerbThatReadsPartsKnowsThem() {
    String file = experiment.toString();
    assertThat(with("validate", file)).contains("fine");
    assertThat(with("show", file)).contains("acme/steady");
    assertThat(with("schema")).contains("acme/steady");
    assertThat(with("list", "optimizer")).contains("acme/steady", "Small steps [acme.jar]");
    assertThat(with("describe", "optimizer", "acme/steady"))
        .contains("(plug-in acme-plugin 1.2.3, " + jar + ")", "The length of a step.");
    assertThat(with("divergence", "kl", "--p", "normal(0,1)", "--q", "normal(1,1)"))
        .contains("0.5");
  }

  @Test
  void theListOfPlugInsNamesVersionHashAndParts() throws IOException {
    assertThat(with("plugin", "list"))
        .contains("acme-plugin 1.2.3", jar.toString(), Sha256.of(jar), "optimizer acme/steady");
    assertThat(with("plugin", "list", "--output", "json"))
        .contains("\"version\"", Sha256.of(jar), "\"acme/steady\"");
    out.getBuffer().setLength(0);
    assertThat(kl("plugin", "list")).isZero();
    assertThat(out.toString()).contains("no plug-ins");
    assertThat(kl("plugin")).isEqualTo(2);
  }

  @Test
  void aFolderAndAJarInItAreOnePlugIn() {
    assertThat(kl("list", "--plugins", folder.toString(), "--plugins", jar.toString())).isZero();
  }

  @Test
  void noPlugInIsLoadedUnlessItIsNamed() {
    assertThat(kl("validate", experiment.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("unknown optimizer 'acme/steady'", "--plugins");
  }

  @Test
  void theEnvironmentNamesPlugInsToo() throws Exception {
    Path other = acme(Files.createDirectory(folder.resolve("other"))).jar("acme.jar");
    Files.delete(jar);
    Path bin = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            bin.toString(), "-cp", JarMaker.classPath(), Kl.class.getName(), "plugin", "list");
    builder.environment().put("KL_PLUGINS", File.pathSeparator + other);
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    assertThat(text).contains("acme-plugin", other.toRealPath().toString());
  }

  @Test
  void aPlugInSeesItsOwnLibrariesAndNoneOfOurs() throws IOException {
    String library = "package com.google.inject; public final class Guice {}";
    String uses =
        OPTIMIZER.replace(
            "this.config = config;",
            """
            this.config = config;
            if (com.google.inject.Guice.class.getClassLoader() != getClass().getClassLoader()) {
              throw new IllegalStateException("another library");
            }
            try {
              Class.forName("tools.jackson.databind.ObjectMapper");
              throw new IllegalStateException("Jackson can be seen");
            } catch (ClassNotFoundException expected) {
              // as it should be
            }
            """);
    jar =
        acme(folder)
            .source("acme.Steady", uses)
            .source("com.google.inject.Guice", library)
            .jar("acme.jar");
    with("validate", experiment.toString());
  }

  private String with(String... words) {
    String[] all =
        Stream.concat(Stream.of(words), Stream.of("--plugins", jar.toString()))
            .toArray(String[]::new);
    out.getBuffer().setLength(0);
    assertThat(kl(all)).as(err.toString()).isZero();
    return out.toString();
  }

  private String read(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Files.readString(files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
    }
  }

  private int kl(String... words) {
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
