package io.kldiv.runner.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which columns of a CSV file are features and which are targets.
 *
 * @param names the names of all columns of the file
 * @param features the places of the feature columns, ascending
 * @param targets the places of the target columns, ascending
 * @param text the places of the columns that hold text by declaration
 */
record CsvHeader(
    List<String> names, List<Integer> features, List<Integer> targets, SortedSet<Integer> text) {

  private static final int MOST_PROBLEMS = 10;

  /** Finds the columns that the configuration names, and reports every name that fits none. */
  static CsvHeader of(CsvSource.Config config, String origin, long line, List<String> names) {
    Selection selection = new Selection(config, origin, line, names);
    selection.checkNames();
    SortedSet<Integer> targets = selection.select("target", config.target());
    SortedSet<Integer> features = selection.select("features", config.features());
    SortedSet<Integer> ignored = selection.select("ignore", config.ignore());
    SortedSet<Integer> text = selection.select("categorical", config.categorical());
    selection.checkTargets(targets);
    features.removeAll(targets);
    features.removeAll(ignored);
    if (features.isEmpty()) {
      selection.add("no column is left for the features");
    }
    selection.throwIfAny();
    return new CsvHeader(names, List.copyOf(features), List.copyOf(targets), text);
  }

  private static final class Selection {
    private final CsvSource.Config config;
    private final String origin;
    private final long line;
    private final List<String> names;
    private final List<DataProblem> problems = new ArrayList<>();
    private boolean suspicious;

    Selection(CsvSource.Config config, String origin, long line, List<String> names) {
      this.config = config;
      this.origin = origin;
      this.line = line;
      this.names = names;
    }

    void add(String message) {
      problems.add(DataProblem.at(origin, line, message));
    }

    void checkNames() {
      Map<String, Integer> places = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        if (name.isEmpty()) {
          suspicious = true;
          add("column %d has no name; every column needs one".formatted(i + 1));
          continue;
        }
        Integer earlier = places.putIfAbsent(name, i + 1);
        if (earlier != null) {
          suspicious = true;
          add(
              "columns %d and %d have the same name, %s"
                  .formatted(earlier, i + 1, Texts.quote(name)));
        }
      }
    }

    SortedSet<Integer> select(String key, List<String> patterns) {
      SortedSet<Integer> result = new TreeSet<>();
      for (String pattern : patterns) {
        boolean glob = pattern.contains("*");
        Pattern regex = regex(pattern);
        int before = result.size();
        boolean found = false;
        for (int i = 0; i < names.size(); i++) {
          if (glob ? regex.matcher(names.get(i)).matches() : names.get(i).equals(pattern)) {
            result.add(i);
            found = true;
          }
        }
        if (!found && before == result.size()) {
          suspicious = true;
          add(missing(key, pattern, glob));
        }
      }
      return result;
    }

    private String missing(String key, String pattern, boolean glob) {
      String columns = "the file has the columns " + Texts.some(names);
      return glob
          ? "%s: no column matches %s; %s".formatted(key, Texts.quote(pattern), columns)
          : "%s: there is no column %s%s; %s"
              .formatted(key, Texts.quote(pattern), Texts.didYouMean(pattern, names), columns);
    }

    void checkTargets(SortedSet<Integer> targets) {
      for (int target : targets) {
        String name = names.get(target);
        if (config.features().contains(name)) {
          add("%s is a target and cannot be a feature as well".formatted(Texts.quote(name)));
        }
      }
    }

    void throwIfAny() {
      if (problems.isEmpty()) {
        return;
      }
      hint();
      int shown = Math.min(problems.size(), MOST_PROBLEMS);
      throw new DataException(problems.subList(0, shown), problems.size() - shown);
    }

    /** Says what may be behind the problems: another separator, or no header. */
    private void hint() {
      String hint = "";
      if (suspicious && names.size() == 1) {
        for (char separator : new char[] {';', ',', '\t', '|'}) {
          if (names.get(0).indexOf(separator) >= 0) {
            String text = separator == '\t' ? "\\t" : String.valueOf(separator);
            hint = "the header is one column; perhaps the file needs separator: \"" + text + "\"";
            break;
          }
        }
      } else if (suspicious && config.header() && names.stream().allMatch(Cells::isNumber)) {
        hint = "the header holds numbers only; if the file has none, write header: false";
      }
      if (!hint.isEmpty()) {
        problems.add(0, DataProblem.at(origin, line, hint));
      }
    }

    private static Pattern regex(String glob) {
      StringBuilder regex = new StringBuilder();
      for (String literal : glob.split("\\*", -1)) {
        regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
      }
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
  }
}
