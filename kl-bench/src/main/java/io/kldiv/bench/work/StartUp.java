package io.kldiv.bench.work;

import io.kldiv.bench.Format;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Processes;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import java.nio.file.Path;
import java.util.List;

/** How long the commands take that compute nothing. */
final class StartUp implements Work {
  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public String about() {
    return "kl --version and kl validate";
  }

  @Override
  public Section measure(Session session) {
    String kl = session.root().resolve("kl").toString();
    String article = session.root().resolve("configs/article.yaml").toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Processes.Runs version = new Processes.Runs("kl --version", List.of(kl, "--version"));
    List<Processes.Runs> processes =
        List.of(
            version,
            new Processes.Runs(
                "kl validate configs/article.yaml", List.of(kl, "validate", article)),
            new Processes.Runs("java -version (the limit)", List.of(java, "-version")));
    session.processes().inTurn(processes, session.rounds(15));
    Section section =
        new Section("Start-up")
            .paragraph("From the launch of the process to its end; the build is up to date.");
    Section.Table table = section.table("process", "median", "least – most");
    processes.forEach(runs -> table.row(runs.name(), Format.seconds(runs.median()), runs.range()));
    return table.end().marks(List.of(Mark.atMost("kl --version, s", version.median(), 0.3)));
  }
}
