package io.kldiv.core.divergence.estimate;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.ErrorKind;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.f.Split;
import io.kldiv.core.graph.Node;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The divergence of several distributions from estimates of divergences of two. */
final class SumOfSplits {
  /** What gives a share. */
  interface Each<T> {
    T of(int index, Split split);
  }

  private SumOfSplits() {}

  /** The sum of values; standard errors, of independent values, add up as squares do. */
  static DivergenceValue of(
      Divergence divergence, List<Split> splits, Each<DivergenceValue> estimate) {
    double sum = 0;
    double errors = 0;
    double squares = 0;
    Set<ErrorKind> kinds = new TreeSet<>();
    Set<String> details = new TreeSet<>();
    How how = How.of(DivergenceValue.Method.CLOSED_FORM, "");
    for (int i = 0; i < splits.size(); i++) {
      DivergenceValue value = estimate.of(i, splits.get(i));
      double error = splits.get(i).factor() * value.error();
      sum += splits.get(i).factor() * value.value();
      errors += error;
      squares += error * error;
      how = value.how();
      kinds.add(how.errorKind());
      details.add(how.detail());
    }
    ErrorKind kind = kinds.size() == 1 ? how.errorKind() : ErrorKind.ESTIMATE;
    String detail = "the sum of %d of two: %s".formatted(splits.size(), String.join("; ", details));
    return DivergenceValue.nats(
        sum,
        kind == ErrorKind.STANDARD_ERROR ? Math.sqrt(squares) : errors,
        divergence.properties().direction(),
        new How(how.method(), detail, how.zeros(), how.bins(), kind));
  }

  /** The sum as an expression. */
  static Node nodes(List<Split> splits, Each<Node> estimate) {
    Node sum = Node.constant(0);
    for (int i = 0; i < splits.size(); i++) {
      sum = add(sum, scale(estimate.of(i, splits.get(i)), splits.get(i).factor()));
    }
    return sum;
  }
}
