package io.kldiv.runner.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** The classes of all modules' main code, as the architecture's rules see them. */
final class ProductionCode {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.kldiv");

  private ProductionCode() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** Checks a rule, which holds where nothing of what it speaks about has been written yet. */
  static void obeys(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
