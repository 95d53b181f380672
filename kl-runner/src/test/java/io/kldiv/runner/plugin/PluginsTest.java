package io.kldiv.runner.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.part.PartDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loaded plug-in's code sees. */
class PluginsTest {
  @TempDir private Path folder;

  @Test
  void aJarThatIsReplacedWhileKlRunsChangesNothing() throws Exception {
    Path jar = TestPlugins.acme(folder).jar("acme.jar");
    ClassLoader loader = loader(jar);
    Files.writeString(jar, "another build");
    assertThat(loader.loadClass("acme.Help").getClassLoader()).isSameAs(loader);
  }

  @Test
  void resourcesComeFromTheJarAlone() throws IOException {
    ClassLoader loader = loader(TestPlugins.acme(folder).entry("a/b c.txt", "text").jar("a.jar"));
    try (InputStream in = loader.getResourceAsStream("a/b c.txt")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("text");
    }
    URL url = loader.getResource("a/b c.txt");
    try (InputStream in = url.openStream()) {
      assertThat(in.readAllBytes()).hasSize(4);
    }
    assertThat(loader.getResource("a/absent.txt")).isNull();
    assertThat(loader.getResource("io/kldiv/runner/scaffold/project/pom.xml")).isNull();
    assertThat(java.util.Collections.list(loader.getResources(JarMaker.SERVICE))).hasSize(1);
  }

  private static ClassLoader loader(Path jar) {
    Plugins plugins = Plugins.load(List.of(jar));
    PartDefinition<?> part = plugins.all().get(0).parts().get(0);
    return part.implementation().getClassLoader();
  }
}
