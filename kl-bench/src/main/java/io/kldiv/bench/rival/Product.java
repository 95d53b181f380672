package io.kldiv.bench.rival;

/**
 * A matrix product C {@code [m × n]} = op(A)·op(B) that a job asks for.
 *
 * @param m the rows of C
 * @param k the length of the sums
 * @param n the columns of C
 * @param transposeA whether A is stored as {@code [k × m]}
 * @param transposeB whether B is stored as {@code [n × k]}
 */
record Product(int m, int k, int n, boolean transposeA, boolean transposeB) {
  static Product of(Job job) {
    return new Product(
        job.count("m"),
        job.count("k"),
        job.count("n"),
        job.text("form").equals("AᵀB"),
        job.text("form").equals("ABᵀ"));
  }

  double[] a() {
    return Inputs.uniform(m * k, 1, 0, 1);
  }

  double[] b() {
    return Inputs.uniform(k * n, 2, 0, 1);
  }

  int rowsOfA() {
    return transposeA ? k : m;
  }

  int columnsOfA() {
    return transposeA ? m : k;
  }

  int rowsOfB() {
    return transposeB ? n : k;
  }

  int columnsOfB() {
    return transposeB ? k : n;
  }
}
