package io.kldiv.runner.report;

/** What a run must be told apart and done again by: hashes, versions, the machine. */
final class IdentitySection {
  private IdentitySection() {}

  static void write(Html html, RunFiles files) {
    Fields run = files.run();
    html.open("section").element("h2", "Reproduction").open("div", "class", "card").open("dl");
    entry(html, "run directory", files.folder());
    run.text("seed").ifPresent(seed -> entry(html, "seed", seed));
    run.text("hash").ifPresent(hash -> hash(html, "configuration and data", hash));
    run.text("modelSha256").ifPresent(hash -> hash(html, "model.safetensors", hash));
    Fields versions = run.object("versions");
    versions.values().keySet().forEach(key -> entry(html, key, versions.text(key).orElse("")));
    for (Fields plugin : run.objects("plugins")) {
      String name = plugin.text("name").orElse("") + " " + plugin.text("version").orElse("");
      hash(html, "plug-in " + name, plugin.text("sha256").orElse(""));
    }
    html.close().close().close();
  }

  private static void entry(Html html, String name, String value) {
    html.element("dt", name).element("dd", value);
  }

  private static void hash(Html html, String name, String hash) {
    html.element("dt", name).open("dd").inline("code", "sha256 " + hash, "class", "hash").close();
  }
}
