package io.kldiv.runner.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.kldiv.runner.architecture.ProductionCode.obeys;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.BaseStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What no main code may do, or only one package. The oracle is CONTRIBUTING.md, "The rules". */
final class BannedCodeTest {
  private static final String[] NUMERIC = {
    "io.kldiv.core..", "io.kldiv.optim..", "io.kldiv.models.."
  };

  /** The functions of {@link Math} whose last bits differ between virtual machines. */
  private static final Set<String> INEXACT =
      Set.of(
          "exp", "expm1", "log", "log1p", "log10", "pow", "cbrt", "hypot", "sin", "cos", "tan",
          "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "random");

  @Test
  void numericCodeCallsOurKernelsAndNotTheInexactFunctionsOfMath() {
    obeys(
        noClasses()
            .that()
            .resideInAnyPackage(NUMERIC)
            .should()
            .accessTargetWhere(
                describe(
                    "an inexact function of Math",
                    access ->
                        access.getTargetOwner().isEquivalentTo(Math.class)
                            && INEXACT.contains(access.getTarget().getName()))));
  }

  @Test
  void numericCodeDrawsOnlyFromNamedStreams() {
    obeys(
        noClasses()
            .that()
            .resideInAnyPackage(NUMERIC)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class));
  }

  @Test
  void nothingIsReducedInParallelByTheLibrary() {
    obeys(
        noClasses()
            .should()
            .accessTargetWhere(
                describe(
                    "a parallel operation of the library",
                    access ->
                        access.getTarget().getName().startsWith("parallel")
                            && (access.getTargetOwner().isAssignableTo(BaseStream.class)
                                || access.getTargetOwner().isAssignableTo(Iterable.class)
                                || access.getTargetOwner().isEquivalentTo(Arrays.class)))));
  }

  @Test
  void onlyTheCommandLineWritesToStandardOutputAndEndsTheProcess() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.kldiv.runner.cli..")
            .should()
            .accessTargetWhere(
                member(System.class, "out", "err", "exit", "console")
                    .or(member(Runtime.class, "exit", "halt"))
                    .or(
                        describe(
                            "printStackTrace",
                            access -> access.getTarget().getName().equals("printStackTrace")))));
  }

  @Test
  void nothingReadsOrWritesSerialisedObjects() {
    obeys(
        noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class));
  }

  @Test
  void onlyTheKernelsAndThePlugInLoaderLoadAClassByName() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.kldiv.core.kernel", "io.kldiv.runner.plugin")
            .should()
            .accessTargetWhere(
                member(Class.class, "forName")
                    .or(member(ClassLoader.class, "loadClass", "defineClass"))
                    .or(member(java.lang.invoke.MethodHandles.Lookup.class, "findClass"))));
  }

  @Test
  void nothingLogsThroughTheJdk() {
    obeys(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
  }

  @Test
  void noStaticFieldCanBeAssigned() {
    obeys(fields().that().areStatic().should().beFinal());
  }

  @Test
  void everyClassIsFinalOrSealed() {
    obeys(
        classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .and()
            .resideOutsideOfPackage("io.kldiv.testkit..")
            .should(beFinalOrSealed()));
  }

  @Test
  void everyPackageIsNullMarked() {
    obeys(classes().should(resideInANullMarkedPackage()));
  }

  private static DescribedPredicate<JavaAccess<?>> member(Class<?> owner, String... names) {
    Set<String> all = Set.of(names);
    return describe(
        owner.getSimpleName() + "." + String.join("|", names),
        access ->
            access.getTargetOwner().isAssignableTo(owner)
                && all.contains(access.getTarget().getName()));
  }

  private static ArchCondition<JavaClass> beFinalOrSealed() {
    return new ArchCondition<>("be final or sealed") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Class<?> reflected = type.reflect();
        boolean closed =
            java.lang.reflect.Modifier.isFinal(reflected.getModifiers())
                || reflected.isSealed()
                || reflected.isEnum();
        events.add(
            new SimpleConditionEvent(
                type, closed, type.getName() + " is neither final nor sealed"));
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type,
                type.getPackage().isAnnotatedWith(NullMarked.class),
                "the package-info.java of " + type.getPackageName() + " has no @NullMarked"));
      }
    };
  }
}
