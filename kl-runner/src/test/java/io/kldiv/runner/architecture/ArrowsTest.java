package io.kldiv.runner.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.kldiv.runner.architecture.ProductionCode.obeys;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom. The oracle is the table of packages in docs/architecture.md. */
final class ArrowsTest {
  private static final String CORE = "io.kldiv.core.";

  @Test
  void theRulesSeeTheMainCodeOfTheModules() {
    assertThat(ProductionCode.classes().contain(KlPlugin.class)).isTrue();
    assertThat(ProductionCode.classes().contain(ArrowsTest.class)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "io.kldiv.core..,    ''",
    "io.kldiv.optim..,   io.kldiv.core..",
    "io.kldiv.models..,  io.kldiv.core..",
    "io.kldiv.testkit.., io.kldiv.core.. io.kldiv.optim.. io.kldiv.models..",
    "io.kldiv.runner..,  io.kldiv.core.. io.kldiv.optim.. io.kldiv.models..",
  })
  void aModuleKnowsTheModulesBelowIt(String module, String below) {
    mayUseOfOurs(module, below.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "part,         ''",
    "kernel,       ''",
    "special,      kernel",
    "random,       ''",
    "graph,        kernel special",
    "distribution, part graph random kernel special",
    "divergence,   distribution part graph random kernel special",
    "loss,         distribution part graph random kernel special",
    "objective,    divergence loss distribution part graph random kernel special",
  })
  void aPackageOfCoreKnowsThePackagesBelowIt(String name, String below) {
    String[] allowed =
        Arrays.stream(below.split(" "))
            .filter(other -> !other.isEmpty())
            .map(other -> CORE + other + "..")
            .toArray(String[]::new);
    mayUseOfOurs(CORE + name + "..", allowed);
  }

  @Test
  void anOptimizerSeesFlatArraysAndNeverTheGraph() {
    obeys(
        noClasses()
            .that()
            .resideInAPackage("io.kldiv.optim..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.kldiv.core.graph.."));
  }

  @Test
  void theRunnerFindsPartsOnlyThroughThePlugInDoor() {
    obeys(
        noClasses()
            .that()
            .resideInAPackage("io.kldiv.runner..")
            .should()
            .dependOnClassesThat(areForeignPartsOrPlugins()));
  }

  @Test
  void onlyTheWiringKnowsGuice() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.kldiv.runner.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject.."));
  }

  @Test
  void onlyTheConfigurationKnowsYamlAndJson() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.kldiv.runner.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "org.snakeyaml.."));
  }

  @Test
  void onlyTheCommandLineKnowsPicocliAndTheProgressBar() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.kldiv.runner.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "me.tongfei.."));
  }

  private static void mayUseOfOurs(String who, String... below) {
    String[] allowed = Stream.concat(Stream.of(who), Arrays.stream(below)).toArray(String[]::new);
    obeys(
        classes()
            .that()
            .resideInAPackage(who)
            .should()
            .onlyDependOnClassesThat(
                JavaClass.Predicates.resideOutsideOfPackage("io.kldiv..")
                    .or(JavaClass.Predicates.resideInAnyPackage(allowed))));
  }

  private static DescribedPredicate<JavaClass> areForeignPartsOrPlugins() {
    return describe(
        "are parts or plug-ins of another module",
        type ->
            !type.isInterface()
                && !type.getPackageName().startsWith("io.kldiv.runner")
                && (type.isAssignableTo(KlPlugin.class)
                    || type.getAllRawInterfaces().stream()
                        .anyMatch(kind -> kind.isAnnotatedWith(PartKind.class))));
  }
}
