package io.kldiv.core.distribution;

import io.kldiv.core.Numbers;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Distributions from a part's name and numbers, for tests. */
public final class Given {
  private Given() {}

  /** The law of one variable, with the parameters in the order of its configuration. */
  public static Distribution of(String name, double... parameters) {
    return of(1, name, parameters);
  }

  /** The same law for several variables. */
  public static Distribution of(int variables, String name, double... parameters) {
    if (name.equals("normal")) {
      double[][] rows = new double[2][variables];
      for (int i = 0; i < 2; i++) {
        Arrays.fill(rows[i], parameters[i]);
      }
      return Normal.of(Numbers.matrix(rows[0]), Numbers.matrix(rows[1]));
    }
    Object[] lists =
        Arrays.stream(parameters)
            .mapToObj(value -> Collections.nCopies(variables, value))
            .toArray();
    return of(UnivariateFamilies.all().get(name), lists);
  }

  private static Distribution of(Class<? extends GivenDistribution> part, Object[] lists) {
    try {
      Class<?> config = part.getConstructors()[0].getParameterTypes()[0];
      Class<?>[] types =
          Arrays.stream(config.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Object settings = config.getDeclaredConstructor(types).newInstance(lists);
      return ((GivenDistribution) part.getConstructors()[0].newInstance(settings)).distribution();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(part + " cannot be made from " + List.of(lists), e);
    }
  }
}
