package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * A batch of n distributions in which each stands several times in a row, so that many points of
 * each are computed in one expression. A distribution is a record: its nodes are repeated along
 * their first axis, the distributions in it likewise, each by its own batch, and what else it has
 * stays.
 */
final class Repeated {
  private final int batch;
  private final int rows;
  private final int times;

  private Repeated(int batch, int rows, int times) {
    this.batch = batch;
    this.rows = rows;
    this.times = times;
  }

  /**
   * The distribution with each member repeated.
   *
   * @param distribution of batch size n or 1
   * @param n the size of the batch
   * @param times how often
   * @return of batch size n · times
   * @throws DivergenceException if it is no record of nodes along the batch
   */
  static Distribution of(Distribution distribution, int n, int times) {
    int batch = distribution.shape().size(0);
    Distribution all = new Repeated(batch, n * times, times).distribution(simple(distribution));
    if (all.shape().size(0) != n * times) {
      throw refusal(distribution, "its batch does not come from its parameters");
    }
    return all;
  }

  /** A normal vector of one number as a normal variable, which needs no triangular solves. */
  private static Distribution simple(Distribution distribution) {
    if (distribution instanceof MultivariateNormal vector && vector.shape().size(1) == 1) {
      Node factor = vector.scaleTril();
      return new Normal(
          vector.mean(), Layouts.reshape(factor, Shape.of(factor.shape().size(0), 1)));
    }
    return distribution;
  }

  private Distribution distribution(Distribution distribution) {
    RecordComponent[] components = distribution.getClass().getRecordComponents();
    if (components == null) {
      throw refusal(distribution, "it is no record");
    }
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        components[i].getAccessor().trySetAccessible();
        values[i] = value(components[i].getAccessor().invoke(distribution));
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = distribution.getClass().getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return (Distribution) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof GraphException wrong) {
        throw wrong;
      }
      throw refusal(distribution, String.valueOf(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw refusal(distribution, String.valueOf(e.getMessage()));
    }
  }

  private Object value(Object component) {
    if (component instanceof Node node) {
      return node(node);
    }
    if (component instanceof Distribution inner) {
      int own = inner.shape().size(0);
      return new Repeated(own, rows, times).distribution(simple(inner));
    }
    return component instanceof List<?> list ? list.stream().map(this::value).toList() : component;
  }

  /** What is the same for the whole batch stays so, unless the batch is of one. */
  private Node node(Node node) {
    Shape shape = node.shape();
    if (shape.rank() == 0 || shape.size(0) != batch) {
      return node;
    }
    if (batch == 1) {
      return Layouts.broadcastTo(node, shape.with(0, rows));
    }
    int[] one = new int[shape.rank() + 1];
    one[0] = batch;
    one[1] = 1;
    for (int i = 1; i < shape.rank(); i++) {
      one[i + 1] = shape.size(i);
    }
    Node column = Layouts.reshape(node, Shape.of(one));
    Node several = Layouts.broadcastTo(column, column.shape().with(1, times));
    return Layouts.reshape(several, shape.with(0, rows));
  }

  private static DivergenceException refusal(Distribution distribution, String reason) {
    return new DivergenceException(
        "%s cannot be compared at many points: %s".formatted(distribution.family(), reason));
  }
}
