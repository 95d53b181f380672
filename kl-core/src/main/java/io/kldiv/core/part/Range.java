package io.kldiv.core.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The legal values of a numeric configuration component, or of each element of a list of numbers.
 * NaN is outside every range. Infinities are outside too, unless a bound is given as that infinity
 * and is inclusive. A number without a range must be finite.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
  /** The lower bound; left out, any finite number is high enough. */
  double min() default -Double.MAX_VALUE;

  /** The upper bound; left out, any finite number is low enough. */
  double max() default Double.MAX_VALUE;

  /** Whether the lower bound itself is illegal. */
  boolean minExclusive() default false;

  /** Whether the upper bound itself is illegal. */
  boolean maxExclusive() default false;
}
