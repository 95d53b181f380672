package io.kldiv.core.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The legal values of a numeric configuration component, or of each element of a list of numbers.
 * NaN is outside every range. Infinities are outside too, unless a bound is that infinity and
 * inclusive.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
  /** The lower bound. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The upper bound. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether the lower bound itself is illegal. */
  boolean minExclusive() default false;

  /** Whether the upper bound itself is illegal. */
  boolean maxExclusive() default false;
}
