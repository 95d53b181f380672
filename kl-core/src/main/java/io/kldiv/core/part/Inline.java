package io.kldiv.core.part;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a component whose type is a kind of part: the part's {@code type} and its own keys stand
 * beside the other keys of the record, in one mapping, and the component has no key itself. With
 *
 * <pre>{@code
 * record Term(@Inline Divergence divergence, @Default("1") double weight) {}
 * }</pre>
 *
 * <p>the text {@code {type: renyi, alpha: 0.5, weight: 0.05}} gives {@code weight} to the record
 * and the rest to the divergence. A bare string stands for {@code {type: string}}. A record has at
 * most one such component, and no key of the record may be called as a key of one of the parts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
