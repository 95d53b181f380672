package io.kldiv.core.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a configuration component that the experiment file leaves out, written as it would
 * be written in the file: {@code @Default("0.9")}, {@code @Default("relu")},
 * {@code @Default("[128]")}, {@code @Default("{type: constant, value: 0.01}")}. A component without
 * a default must be given, unless its type is {@link java.util.Optional}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The value in the notation of the experiment file. */
  String value();
}
