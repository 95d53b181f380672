package io.kldiv.core.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a part, or a component of its configuration, is: one or two sentences for {@code kl
 * describe}, the generated documentation and the error messages.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Describe {
  /** The sentences, in plain text, with units and shapes where there are any. */
  String value();

  /** The formula, in plain text; empty if there is none. */
  String formula() default "";

  /** Where the definition comes from: author, year, equation; empty if there is no source. */
  String source() default "";
}
