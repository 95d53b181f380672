package io.kldiv.bench;

import io.kldiv.bench.rival.Job;
import io.kldiv.bench.rival.Message;
import io.kldiv.bench.rival.Sample;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running process of a rival, see {@link io.kldiv.bench.rival.RivalProcess}. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final Path log;
  private final String library;

  private Child(Process process, Path log) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.log = log;
    this.library = ask("describe").text("rival");
  }

  /**
   * Starts a process.
   *
   * @param command the command line
   * @param log where its standard error goes
   * @throws IOException if it cannot be started
   */
  static Child start(List<String> command, Path log) throws IOException {
    return new Child(new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
  }

  /** The library and its version. */
  String library() {
    return library;
  }

  /** Makes a job ready and warms it up; answers whether the rival does such jobs. */
  boolean prepare(Job job) {
    return Boolean.parseBoolean(ask("prepare " + job.json()).text("supported"));
  }

  Sample run() {
    return Sample.of(ask("run"));
  }

  void release() {
    ask("release");
  }

  private Message ask(String line) {
    try {
      questions.write(line);
      questions.newLine();
      questions.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new BenchmarkException("a rival's process ended:\n" + Files.readString(log));
      }
      Message message = Message.of(answer);
      if (message.has("error")) {
        throw new BenchmarkException(
            "%s: %s%n%s".formatted(library, message.text("error"), Files.readString(log)));
      }
      return message;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
