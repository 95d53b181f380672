package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The text of {@link Plan#explain()}. */
final class Explanation {
  private static final List<String> HEAD =
      List.of("step", "value", "operation", "shape", "inputs", "memory", "flops", "source");
  private static final int FLOPS = HEAD.indexOf("flops");

  private final Program program;
  private final Schedule schedule;
  private final Memory memory;
  private final List<List<String>> rows = new ArrayList<>();
  private long flops;

  Explanation(Program program, Schedule schedule, Memory memory) {
    this.program = program;
    this.schedule = schedule;
    this.memory = memory;
  }

  String text() {
    rows.add(HEAD);
    program.values().stream().filter(value -> !value.isComputed()).forEach(v -> add(v, "–"));
    for (Schedule.Group group : schedule.groups()) {
      boolean fused = group.values().size() > 1;
      for (Value value : group.values()) {
        add(value, step(group) + (fused ? " fused" : ""));
      }
    }
    StringBuilder text = new StringBuilder();
    int[] widths = widths();
    rows.forEach(row -> append(text, row, widths));
    return text.append(totals()).toString();
  }

  /** The stage and, of several groups in it, the number. */
  private static String step(Schedule.Group group) {
    Stage stage = group.stage();
    String step = Integer.toString(stage.position());
    String part = stage.groups().size() == 1 ? "" : "." + (stage.groups().indexOf(group) + 1);
    return step + part + (stage.slices() > 0 ? " cut" : "");
  }

  private void add(Value value, String step) {
    long own = value.flops();
    flops += own;
    List<String> inputs = value.inputs().stream().map(input -> "#" + input.index()).toList();
    rows.add(
        List.of(
            step,
            "#" + value.index(),
            operation(value),
            value.shape().toString(),
            String.join(" ", inputs),
            place(value),
            Long.toString(own),
            value.node().source()));
  }

  private static String operation(Value value) {
    Operation operation = value.node().operation();
    if (operation instanceof Leaf.Input) {
      return "input " + operation.name();
    }
    if (operation instanceof Leaf.Parameter) {
      return "parameter " + operation.name();
    }
    if (operation instanceof Leaf.Noise) {
      return "noise " + operation.name();
    }
    boolean folded = value.constant() != null && !(operation instanceof Leaf);
    return folded ? operation.name() + " (folded)" : operation.name();
  }

  private String place(Value value) {
    if (value.isAlias()) {
      return "in #" + value.root().index();
    }
    if (value.constant() != null) {
      return "constant";
    }
    if (value.isLeaf()) {
      return "caller";
    }
    if (!memory.views().containsKey(value)) {
      return "scratch";
    }
    if (memory.isPlaced(value)) {
      return "caller";
    }
    Buffers.Buffer buffer = memory.buffers().of(value);
    return "b" + memory.buffers().buffers().indexOf(buffer) + " @" + buffer.offset();
  }

  private int[] widths() {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static void append(StringBuilder text, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      char[] padding = new char[widths[i] - cell.length()];
      Arrays.fill(padding, ' ');
      String space = new String(padding);
      line.append(i == FLOPS ? space + cell : cell + space).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private String totals() {
    Buffers buffers = memory.buffers();
    return String.format(
        Locale.ROOT,
        "%d values in %d steps; %d merged, %d folded; %,d flops\n"
            + "%d buffers, %,d bytes; %,d bytes without reuse\n",
        program.values().size(),
        schedule.stages().size(),
        program.merged(),
        program.folded(),
        flops,
        buffers.buffers().size(),
        8L * buffers.length(),
        8L * buffers.lengthWithoutReuse());
  }
}
