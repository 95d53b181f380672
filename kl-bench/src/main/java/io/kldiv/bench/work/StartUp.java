package io.kldiv.bench.work;

import io.kldiv.bench.Format;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Processes;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the commands take that compute nothing. */
final class StartUp implements Work {
  private static final String VERSION = "kl --version";

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
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(VERSION, List.of(kl, "--version"));
    commands.put("kl validate configs/article.yaml", List.of(kl, "validate", article));
    commands.put("java -version (the limit)", List.of(java, "-version"));
    Map<String, List<Processes.Ended>> ended =
        session.processes().inTurn(commands, session.rounds(15));
    Section section =
        new Section("Start-up")
            .paragraph("From the launch of the process to its end; the build is up to date.");
    Section.Table table = section.table("process", "median", "least – most");
    ended.forEach(
        (name, runs) ->
            table.row(name, Format.seconds(Processes.median(runs)), Processes.range(runs)));
    double version = Processes.median(ended.get(VERSION));
    return table.end().marks(List.of(Mark.atMost("kl --version, s", version, 0.3)));
  }
}
