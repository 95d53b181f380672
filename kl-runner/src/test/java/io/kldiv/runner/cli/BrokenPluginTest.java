package io.kldiv.runner.cli;

import static io.kldiv.runner.plugin.TestPlugins.OPTIMIZER;
import static io.kldiv.runner.plugin.TestPlugins.PLUGIN;
import static io.kldiv.runner.plugin.TestPlugins.acme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kldiv.runner.config.JsonText;
import io.kldiv.runner.plugin.JarMaker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken plug-in: exit code 5, one line that names the jar and the cause, no trace. */
class BrokenPluginTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void aMissingPlaceIsNamed() {
    refused(folder.resolve("absent.jar"), "there is no such file or folder");
  }

  @Test
  void aFolderWithoutJarsIsNamed() throws IOException {
    refused(Files.createDirectory(folder.resolve("empty")), "the folder has no jar");
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws IOException {
    refused(Files.writeString(folder.resolve("text.jar"), "not a jar"), "it is not a jar");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    refused(Files.createFile(folder.resolve("empty.jar")), "it is not a jar");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path jar = acme(folder).jar("secret.jar");
    assumeTrue(jar.toFile().setReadable(false) && !Files.isReadable(jar), "root reads all");
    refused(jar, "permission denied");
  }

  @Test
  void theManifestMustSayTheVersionOfTheInterfaces() throws IOException {
    refused(acme(folder).manifest("Kl-Spi", "").jar("a.jar"), "add 'Kl-Spi: 1.0'");
    refused(acme(folder).manifest("Kl-Spi", "one").jar("b.jar"), "must be like 'Kl-Spi: 1.0'");
    refused(acme(folder).manifest("Kl-Spi", "2.0").jar("c.jar"), "a later kl is needed");
    refused(acme(folder).manifest("Kl-Spi", "1.1").jar("d.jar"), "a later kl is needed");
    refused(acme(folder).manifest("Kl-Spi", "0.9").jar("e.jar"), "the plug-in must be adapted");
  }

  @Test
  void aClassPathThatNoHashWouldCoverIsRefused() throws IOException {
    refused(acme(folder).manifest("Class-Path", "lib.jar").jar("a.jar"), "has a Class-Path");
  }

  @Test
  void aServiceEntryMustNameOneClassThatIsAPlugIn() throws IOException {
    refused(acme(folder).jar("none.jar", without(JarMaker.SERVICE)), "it has no META-INF/services");
    refused(acme(folder).service("").jar("empty.jar"), "is empty");
    refused(acme(folder).service("acme.Absent").jar("absent.jar"), "acme.Absent not found");
    refused(acme(folder).service("acme.Steady").jar("other.jar"), "acme.Steady not a subtype");
    refused(
        acme(folder)
            .source("acme.Second", PLUGIN.replace("AcmePlugin", "Second"))
            .service("acme.AcmePlugin\nacme.Second")
            .jar("two.jar"),
        "names more than one class");
  }

  @Test
  void aMissingClassIsNamed() throws IOException {
    refused(
        acme(folder).jar("a.jar", without("acme/Steady.class")),
        "class acme.Steady is missing; a plug-in's jar must hold the libraries it uses");
  }

  @Test
  void aClassOfKlThatIsNotForPlugInsIsNamed() throws IOException {
    String uses = PLUGIN.replace("\"acme-plugin\"", "io.kldiv.runner.config.JsonText.text(1)");
    uses = uses.replace("JsonText.text(1)", "JsonText.pretty(1)");
    refused(
        acme(folder).source("acme.AcmePlugin", uses).jar("a.jar"),
        "class io.kldiv.runner.config.JsonText is not one that kl offers to plug-ins");
  }

  @Test
  void aClassForALaterJavaIsNamed() throws IOException {
    refused(
        acme(folder)
            .jar(
                "a.jar",
                entries -> {
                  ByteBuffer.wrap(entries.get("acme/AcmePlugin.class")).putInt(4, 99);
                  return entries;
                }),
        "class acme.AcmePlugin is compiled for Java 55, but this is Java");
  }

  @Test
  void aDamagedClassIsNamed() throws IOException {
    refused(
        acme(folder)
            .jar(
                "a.jar",
                entries -> {
                  entries.put("acme/Steady.class", new byte[] {1, 2, 3, 4});
                  return entries;
                }),
        "ClassFormatError");
  }

  @Test
  void whatThePlugInThrowsIsToldWithItsPlace() throws IOException {
    String constructor = "{ public AcmePlugin() { throw new IllegalStateException(\"boom\"); }";
    refused(
        acme(folder)
            .source("acme.AcmePlugin", PLUGIN.replace("KlPlugin {", "KlPlugin " + constructor))
            .jar("a.jar"),
        "IllegalStateException: boom (acme.AcmePlugin.<init>(AcmePlugin.java:7))");
    String initialiser = "{ private static final int X = Integer.parseInt(\"x\");";
    refused(
        acme(folder)
            .source("acme.AcmePlugin", PLUGIN.replace("KlPlugin {", "KlPlugin " + initialiser))
            .jar("b.jar"),
        "NumberFormatException");
    refused(
        acme(folder)
            .source("acme.AcmePlugin", PLUGIN.replace("    parts.add", "    register(null);//"))
            .jar("c.jar"),
        "StackOverflowError (acme.AcmePlugin.register(AcmePlugin.java:");
    refused(
        acme(folder)
            .source("acme.AcmePlugin", PLUGIN.replace("return \"acme-plugin\"", "return null"))
            .jar("d.jar"),
        "its name 'null' is not in kebab-case");
    refused(
        acme(folder)
            .source("acme.AcmePlugin", PLUGIN.replace("acme-plugin", "kl-core"))
            .jar("e.jar"),
        "its name 'kl-core' is one of kl's own plug-ins");
  }

  @Test
  void aNameWithoutVendorIsRefused() throws IOException {
    refused(
        acme(folder).source("acme.AcmePlugin", PLUGIN.replace("acme/", "")).jar("a.jar"),
        "the optimizer 'steady' must have its vendor in its name: 'vendor/steady'");
  }

  @Test
  @SuppressWarnings("InlineFormatString")
  void aClassOfAnotherKindIsRefused() throws IOException {
    String raw =
        PLUGIN
            .replace("parts.add(Optimizer.class, ", "add(parts, ")
            .replace(
                "public final class AcmePlugin implements KlPlugin {",
                """
                public final class AcmePlugin implements KlPlugin {
                  @SuppressWarnings({"unchecked", "rawtypes"})
                  private static void add(PartRegistry.Builder parts, String name, Class type) {
                    parts.add((Class) Optimizer.class, name, type);
                  }
                """)
            .replace("Steady.class", "String.class");
    refused(
        acme(folder).source("acme.AcmePlugin", raw).jar("a.jar"),
        "java.lang.String is registered as the optimizer 'acme/steady', but does not implement");
  }

  @Test
  void aPartThatCannotBeMadeOrConfiguredIsRefused() throws IOException {
    String second = "public Steady(String text) { config = null; }\n  @Override";
    refused(
        acme(folder).source("acme.Steady", OPTIMIZER.replace("@Override", second)).jar("a.jar"),
        "must have exactly one public constructor, but has 2");
    refused(
        acme(folder)
            .source(
                "acme.Steady",
                OPTIMIZER
                    .replace("Schedule learningRate)", "Thread thread)")
                    .replace("config.learningRate()", "null"))
            .jar("b.jar"),
        "Thread");
    refused(
        acme(folder)
            .source("acme.Steady", OPTIMIZER.replace("public final class", "public abstract class"))
            .jar("c.jar"),
        "the optimizer 'acme/steady' (acme.Steady) is abstract");
  }

  @Test
  void aJarWithNamesOfOursIsRefused() throws IOException {
    refused(
        acme(folder).source("io.kldiv.acme.X", "package io.kldiv.acme; class X {}").jar("a.jar"),
        "it brings io.kldiv.acme.X.class, a name of kl's own");
  }

  @Test
  void twoPlugInsWithOnePartAreBothNamed() throws IOException {
    Path one = acme(folder).jar("one.jar");
    Path other =
        acme(folder)
            .source("acme.AcmePlugin", PLUGIN.replace("acme-plugin", "acme-other"))
            .jar("two.jar");
    assertThat(kl("list", "--plugins", one.toString(), "--plugins", other.toString())).isEqualTo(5);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "two plug-ins have the optimizer 'acme/steady': acme-plugin 1.2.3, %s, and acme-other"
                    .formatted(one.toRealPath())
                + " 1.2.3, %s\n".formatted(other.toRealPath()));
  }

  @Test
  void twoPlugInsOfOneNameAreBothNamed() throws IOException {
    acme(folder).jar("one.jar");
    acme(folder).jar("two.jar");
    assertThat(kl("list", "--plugins", folder.toString())).isEqualTo(5);
    assertThat(err.toString())
        .contains("two plug-ins are called 'acme-plugin'", "one.jar", "two.jar");
  }

  @Test
  void allBrokenJarsOfAFolderAreTold() throws IOException {
    Files.writeString(folder.resolve("text.jar"), "not a jar");
    acme(folder).manifest("Kl-Spi", "").jar("old.jar");
    assertThat(kl("list", "--plugins", folder.toString(), "--output", "json")).isEqualTo(5);
    Map<String, ?> data = JsonText.readObject(out.toString());
    assertThat(data.get("exit")).isEqualTo(5);
    assertThat(String.valueOf(data.get("error"))).contains("text.jar", "old.jar");
  }

  @Test
  void aTraceIsShownOnlyOnRequest() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
    assertThat(kl("list", "--plugins", text.toString(), "--stacktrace")).isEqualTo(5);
    assertThat(err.toString()).contains("\tat ", "ZipException");
  }

  @Test
  void aPartWhoseConstructorFailsIsToldWithItsJar() throws IOException {
    String failing = "this.config = config;\n    throw new IllegalStateException(\"boom\");";
    Path jar =
        acme(folder)
            .source("acme.Steady", OPTIMIZER.replace("this.config = config;", failing))
            .jar("a.jar");
    assertThat(run(jar)).isEqualTo(5);
    assertThat(err.toString())
        .contains("'acme/steady'", "IllegalStateException: boom", jar.toRealPath().toString())
        .doesNotContain("\tat ", "Guice");
  }

  @Test
  void aPartThatAsksForWhatKlHasNotIsToldWithItsJar() throws IOException {
    Path jar =
        acme(folder)
            .source(
                "acme.Steady",
                OPTIMIZER.replace("Steady(Config config)", "Steady(Config config, Thread thread)"))
            .jar("a.jar");
    assertThat(run(jar)).isEqualTo(5);
    assertThat(err.toString())
        .contains(
            "'acme/steady'", "asks for java.lang.Thread", "KlRules", jar.toRealPath().toString())
        .doesNotContain("\tat ");
  }

  @Test
  void aPartWithoutAMethodOfItsInterfaceIsToldWithItsJar() throws IOException {
    String older = "package io.kldiv.optim; @io.kldiv.core.part.PartKind(\"optimizer\")";
    Path jar =
        acme(folder)
            .source("io.kldiv.optim.Optimizer", older + " public interface Optimizer {}")
            .source("acme.Steady", OPTIMIZER.replace("@Override", "").replace("links()", "chain()"))
            .jar("a.jar", without("io/kldiv/optim/Optimizer.class"));
    assertThat(run(jar)).as(err.toString()).isEqualTo(5);
    assertThat(err.toString())
        .contains("plug-in " + jar.toRealPath(), "AbstractMethodError", "acme.Steady")
        .doesNotContain("\tat ");
  }

  @Test
  void aSecondRuleForAPairOfLawsIsRefused() throws IOException {
    String rule =
        """
            parts.contribute(
                io.kldiv.core.divergence.KlRule.class,
                new io.kldiv.core.divergence.KlRule.Infinite(
                    io.kldiv.core.distribution.Normal.class,
                    io.kldiv.core.distribution.Normal.class,
                    "never"));
            parts.add(""";
    refused(
        acme(folder).source("acme.AcmePlugin", PLUGIN.replace("    parts.add(", rule)).jar("a.jar"),
        "there are two rules for KL(");
  }

  @Test
  void aPartThatFailsInARunIsToldAlsoByTheRunDirectory() throws IOException {
    Path jar = acme(folder).jar("a.jar", without("acme/Help.class"));
    assertThat(run(jar)).isEqualTo(5);
    assertThat(err.toString())
        .contains("plug-in " + jar.toRealPath(), "class acme.Help is missing")
        .doesNotContain("\tat ");
    Path endless =
        acme(folder)
            .source(
                "acme.Steady",
                OPTIMIZER.replace("return Help.links(config.learningRate());", "return links();"))
            .jar("c.jar");
    assertThat(run(endless)).as(err.toString()).isEqualTo(5);
    assertThat(err.toString()).contains("StackOverflowError (acme.Steady.links(");
    String links = "return List.of((state, update, parameters, from, to) -> { update[-1] = 0; });";
    Path late =
        acme(folder)
            .source(
                "acme.Steady",
                OPTIMIZER.replace("return Help.links(config.learningRate());", links))
            .jar("b.jar");
    assertThat(run(late)).as(err.toString()).isEqualTo(5);
    assertThat(err.toString()).contains("ArrayIndexOutOfBounds", "(acme.Steady.lambda$links$0(");
    try (Stream<Path> files = Files.walk(folder)) {
      Path record = files.filter(file -> file.endsWith("run.json")).findFirst().orElseThrow();
      Map<String, ?> run = JsonText.readObject(Files.readString(record));
      assertThat(String.valueOf(run.get("exit"))).isEqualTo("5");
      assertThat(String.valueOf(run.get("error"))).contains("acme-plugin");
    }
  }

  private int run(Path jar) throws IOException {
    Path file = Files.writeString(folder.resolve("trial.yaml"), PluginsTest.EXPERIMENT);
    err.getBuffer().setLength(0);
    return kl(
        "run",
        file.toString(),
        "--plugins",
        jar.toString(),
        "--runs",
        folder.resolve("runs").toString());
  }

  /** The jar is refused with a line that names it and the cause; kl itself is not hurt. */
  private void refused(Path place, String cause) {
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    assertThat(kl("list", "optimizer", "--plugins", place.toString())).isEqualTo(5);
    assertThat(err.toString().strip())
        .contains(place.getFileName().toString(), cause)
        .doesNotContain("\n");
    assertThat(out.toString()).isEmpty();
    assertThat(kl("list", "optimizer")).isZero();
    assertThat(out.toString()).contains("adam").doesNotContain("acme");
  }

  private static java.util.function.UnaryOperator<SortedMap<String, byte[]>> without(String name) {
    return entries -> {
      assertThat(entries.remove(name)).isNotNull();
      return entries;
    };
  }

  private int kl(String... words) {
    return Kl.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }
}
