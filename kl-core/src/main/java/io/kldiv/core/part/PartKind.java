package io.kldiv.core.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an interface as a kind of part, and names the kind as users write it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PartKind {
  /** The kind in kebab-case: {@code optimizer}, {@code divergence}. */
  String value();

  /**
   * The part that a bare number stands for: with {@code "constant"}, the text {@code 0.1} means
   * {@code {type: constant, value: 0.1}}. Empty if a bare number is an error.
   */
  String number() default "";
}
