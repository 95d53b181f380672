package io.kldiv.core.divergence.f;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;

/** An arithmetic expression in one variable u. */
sealed interface Expression {
  /** Its value at a node. */
  Node at(Node u);

  /** A number. */
  record Literal(double value) implements Expression {
    @Override
    public Node at(Node u) {
      return Node.constant(value);
    }
  }

  /** The variable. */
  record Variable() implements Expression {
    @Override
    public Node at(Node u) {
      return u;
    }
  }

  /** A function of an expression. */
  record Call(Function function, Expression argument) implements Expression {
    @Override
    public Node at(Node u) {
      Node x = argument.at(u);
      return switch (function) {
        case LOG -> Elementwise.log(x);
        case EXP -> Elementwise.exp(x);
        case SQRT -> Elementwise.sqrt(x);
        case ABS -> Elementwise.abs(x);
        case NEGATE -> Elementwise.negate(x);
      };
    }
  }

  /** The functions of one number. */
  enum Function {
    LOG,
    EXP,
    SQRT,
    ABS,
    NEGATE
  }

  /** An expression to the power of a number. */
  record Power(Expression base, double exponent) implements Expression {
    @Override
    public Node at(Node u) {
      return Elementwise.power(base.at(u), exponent);
    }
  }

  /** Two expressions with a sign between them. */
  record Pair(char sign, Expression left, Expression right) implements Expression {
    @Override
    public Node at(Node u) {
      Node a = left.at(u);
      Node b = right.at(u);
      return switch (sign) {
        case '+' -> Elementwise.add(a, b);
        case '-' -> Elementwise.subtract(a, b);
        case '*' -> Elementwise.multiply(a, b);
        case '/' -> Elementwise.divide(a, b);
        default -> throw new IllegalStateException("no operation '" + sign + "'");
      };
    }
  }
}
