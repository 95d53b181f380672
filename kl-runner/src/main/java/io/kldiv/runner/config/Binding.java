package io.kldiv.runner.config;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.ConfigNode.Scalar;
import io.kldiv.runner.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk over a tree. An empty result means that a problem was reported. */
final class Binding {
  private final PartRegistry parts;
  private final Problems problems;
  private final Mark root;
  private final ScalarDecoder scalars;
  private final PartChoice choice;
  private final KeyCheck keyCheck;

  Binding(PartRegistry parts, Problems problems, Mark root) {
    this.parts = parts;
    this.problems = problems;
    this.root = root;
    this.scalars = new ScalarDecoder(problems);
    this.choice = new PartChoice(parts, problems);
    this.keyCheck = new KeyCheck(choice, problems);
  }

  /** Binds the top level of a file. */
  Optional<BoundRecord> root(ConfigNode node, Class<? extends Record> type) {
    return record(node, type, Owner.top(node.mark()));
  }

  private Optional<? extends Bound> value(ConfigNode node, ValueType type, Owner at) {
    if (type instanceof ValueType.Maybe maybe) {
      boolean left = node instanceof Scalar scalar && scalar.isNull();
      return left ? Optional.of(new BoundAbsent(node.mark())) : value(node, maybe.value(), at);
    }
    if (node instanceof Scalar scalar && scalar.isBlank()) {
      problems.add(
          choice.choices(
              Problem.of(scalar.mark(), "'%s' has no value".formatted(at.path()))
                  .hint("it must be " + type.words()),
              type));
      return Optional.empty();
    }
    if (type instanceof ValueType.ListOf list) {
      return list(node, list, at);
    }
    if (type instanceof ValueType.MapOf map) {
      return map(node, map, at);
    }
    if (type instanceof ValueType.Nested nested) {
      return record(node, nested.type(), at);
    }
    if (type instanceof ValueType.Part part) {
      return part(node, part, at);
    }
    if (node instanceof Scalar scalar) {
      return scalars
          .decode(scalar, type, at.path())
          .map(value -> new BoundValue(value, scalar.text(), scalar.mark()));
    }
    return refuse(node, type, at);
  }

  private Optional<Bound> refuse(ConfigNode node, ValueType type, Owner at) {
    List<Problem> slips =
        node instanceof Scalar scalar ? MissingSpace.all(scalar) : List.<Problem>of();
    slips.forEach(problems::add);
    if (slips.isEmpty()) {
      String name = at.path().isEmpty() ? "the file" : "'" + at.path() + "'";
      String message =
          "%s must be %s, but is %s".formatted(name, type.words(), ScalarDecoder.given(node));
      problems.add(choice.choices(Problem.of(node.mark(), message), type));
    }
    return Optional.empty();
  }

  private Optional<BoundList> list(ConfigNode node, ValueType.ListOf type, Owner at) {
    if (!(node instanceof Sequence sequence)) {
      return value(node, type.element(), at).map(item -> new BoundList(List.of(item), node.mark()));
    }
    List<Bound> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      ConfigNode item = sequence.items().get(i);
      Owner element = Owner.mapping("%s[%d]".formatted(at.path(), i), item.mark());
      value(item, type.element(), element).ifPresent(items::add);
    }
    return items.size() == sequence.items().size()
        ? Optional.of(new BoundList(items, sequence.mark()))
        : Optional.empty();
  }

  private Optional<? extends Bound> map(ConfigNode node, ValueType.MapOf type, Owner at) {
    if (!(node instanceof Mapping mapping)) {
      return refuse(node, type, at);
    }
    List<BoundMap.Entry> entries = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      Owner below = Owner.mapping(at.child(entry.key()), entry.keyMark());
      value(entry.value(), type.value(), below)
          .ifPresent(value -> entries.add(new BoundMap.Entry(entry.key(), value)));
    }
    return entries.size() == mapping.entries().size()
        ? Optional.of(new BoundMap(entries, mapping.mark()))
        : Optional.empty();
  }

  private Optional<BoundRecord> record(ConfigNode node, Class<? extends Record> type, Owner at) {
    RecordKeys keys = RecordKeys.of(type);
    Optional<ConfigNode> full =
        keys.inline().map(key -> choice.expand(node, (ValueType.Part) key.type()));
    ConfigNode actual = full.orElse(node);
    if (!(actual instanceof Mapping mapping)) {
      refuse(node, new ValueType.Nested(type), at);
      return Optional.empty();
    }
    if (keys.inline().isPresent()) {
      return inline(mapping, type, keys, at);
    }
    keyCheck.unknown(mapping, keys.names(), List.of(), at);
    return fields(mapping, type, keys, at);
  }

  /** A record with the keys of a part among its own. */
  private Optional<BoundRecord> inline(
      Mapping mapping, Class<? extends Record> type, RecordKeys keys, Owner at) {
    RecordKeys.Key key = keys.inline().orElseThrow();
    Optional<PartChoice.Chosen> chosen = choice.choose(mapping, (ValueType.Part) key.type(), at);
    Optional<BoundPart> part = Optional.empty();
    Owner owner = at;
    if (chosen.isPresent()) {
      keys.checkBeside(chosen.get().definition(), type);
      owner = Owner.part(chosen.get().definition(), at.path(), at.mark());
      List<String> all = new ArrayList<>(chosen.get().keys().names());
      all.addAll(keys.names());
      keyCheck.unknown(mapping, all, List.of(RecordKeys.TYPE), owner);
      part = configured(mapping, chosen.get(), owner);
    }
    Optional<BoundRecord> own = fields(mapping, type, keys, owner);
    if (own.isEmpty() || part.isEmpty()) {
      return Optional.empty();
    }
    List<BoundRecord.Field> fields = new ArrayList<>(own.get().fields());
    int index = componentIndex(type, key.name());
    fields.add(index, new BoundRecord.Field(key.name(), part.get(), true));
    return Optional.of(new BoundRecord(type, fields, at.mark()));
  }

  private static int componentIndex(Class<? extends Record> type, String name) {
    int index = 0;
    while (!type.getRecordComponents()[index].getName().equals(name)) {
      index++;
    }
    return index;
  }

  private Optional<? extends Bound> part(ConfigNode node, ValueType.Part type, Owner at) {
    if (!(choice.expand(node, type) instanceof Mapping mapping)) {
      return refuse(node, type, at);
    }
    Optional<PartChoice.Chosen> chosen = choice.choose(mapping, type, at);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    Owner owner = Owner.part(chosen.get().definition(), at.path(), at.mark());
    keyCheck.unknown(mapping, chosen.get().keys().names(), List.of(RecordKeys.TYPE), owner);
    return configured(mapping, chosen.get(), owner);
  }

  private Optional<BoundPart> configured(Mapping mapping, PartChoice.Chosen chosen, Owner owner) {
    Optional<Class<? extends Record>> config = chosen.definition().config();
    if (config.isEmpty()) {
      return Optional.of(new BoundPart(chosen.definition(), Optional.empty(), chosen.mark()));
    }
    return fields(mapping, config.get(), chosen.keys(), owner)
        .map(bound -> new BoundPart(chosen.definition(), Optional.of(bound), chosen.mark()));
  }

  /** The components that have a key. */
  private Optional<BoundRecord> fields(
      Mapping mapping, Class<? extends Record> type, RecordKeys keys, Owner owner) {
    List<BoundRecord.Field> fields = new ArrayList<>();
    for (RecordKeys.Key key : keys.own()) {
      Optional<Entry> entry = mapping.find(key.name());
      Optional<? extends Bound> value =
          entry.isPresent()
              ? value(
                  entry.get().value(),
                  key.type(),
                  Owner.mapping(path(entry.get(), owner), entry.get().keyMark()))
              : leftOut(mapping, key, owner);
      value.ifPresent(bound -> fields.add(new BoundRecord.Field(key.name(), bound, false)));
    }
    return fields.size() == keys.own().size()
        ? Optional.of(new BoundRecord(type, fields, owner.mark()))
        : Optional.empty();
  }

  /** The value of a part that a bare number stands for has no key of its own in the file. */
  private static String path(Entry entry, Owner owner) {
    boolean written =
        !entry.keyMark().equals(entry.value().mark())
            || (entry.value() instanceof Scalar scalar && scalar.isBlank());
    return written ? owner.child(entry.key()) : owner.path();
  }

  private Optional<? extends Bound> leftOut(Mapping mapping, RecordKeys.Key key, Owner owner) {
    if (key.defaultText().isPresent()) {
      return Optional.of(defaultValue(key, key.defaultText().get(), owner));
    }
    if (key.type() instanceof ValueType.Maybe) {
      return Optional.of(new BoundAbsent(owner.mark()));
    }
    keyCheck.missing(mapping, key, owner);
    return Optional.empty();
  }

  private Bound defaultValue(RecordKeys.Key key, String text, Owner owner) {
    String name = "default of '%s'%s".formatted(key.name(), owner.in());
    Source source = new Source(name, Origin.DEFAULT, text, root.source().folder());
    Problems wrong = new Problems();
    Optional<? extends Bound> value =
        ConfigReader.parse(source, 0, wrong)
            .flatMap(
                node ->
                    new Binding(parts, wrong, root)
                        .value(
                            node, key.type(), Owner.mapping(owner.child(key.name()), node.mark())));
    if (value.isEmpty() || !wrong.isEmpty()) {
      String reasons = String.join("\n", wrong.sorted().stream().map(Problem::text).toList());
      throw new IllegalStateException("the " + name + " is wrong:\n" + reasons);
    }
    return value.get();
  }
}
