package io.kldiv.core.part;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a plug-in is said with its name. */
class PartRegistryTest {
  @TempDir private Path folder;

  @Test
  void aPluginWhoseClassIsMissingIsNamed() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(KlPlugin.class.getName()), "example.Missing");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, PartRegistryTest.class.getClassLoader())) {
      assertThatThrownBy(() -> PartRegistry.load(loader))
          .isInstanceOf(PartException.class)
          .hasMessageContaining("a plug-in cannot be loaded")
          .hasMessageContaining("example.Missing");
    }
  }

  @Test
  void aNameRegisteredTwiceNamesBothPlugins() {
    assertThatThrownBy(() -> PartRegistry.of(List.of(new Named("first"), new Named("second"))))
        .isInstanceOf(PartException.class)
        .hasMessageContaining("'first'")
        .hasMessageContaining("'second'");
  }

  @PartKind("thing")
  private interface Thing {}

  private static final class OneThing implements Thing {}

  private record Named(String name) implements KlPlugin {
    @Override
    public void register(PartRegistry.Builder parts) {
      parts.add(Thing.class, "one", OneThing.class);
    }
  }
}
