package io.kldiv.runner.wire;

import static java.util.stream.Collectors.joining;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartException;
import io.kldiv.runner.config.Assembly;
import io.kldiv.runner.config.BoundPart;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The injector of one experiment. A part's constructor may ask for its configuration record and for
 * any of the services.
 */
public final class PartInjector implements Assembly.PartMaker {
  private final Injector services;
  private final Set<Class<?>> types;

  private PartInjector(Injector services, Set<Class<?>> types) {
    this.services = services;
    this.types = types;
  }

  /**
   * An injector with the given services.
   *
   * @param services the framework's services by type, such as random streams
   */
  public static PartInjector of(Map<Class<?>, ?> services) {
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new ServiceModule(services));
    return new PartInjector(injector, Set.copyOf(services.keySet()));
  }

  /**
   * Makes a part.
   *
   * @throws IllegalArgumentException if the part's constructor refuses its configuration
   * @throws PartException if the part cannot be made for any other reason
   */
  @Override
  public Object make(BoundPart part, Optional<Record> config) {
    checkServices(part.definition());
    try {
      return services
          .createChildInjector(new PartModule(part.definition(), config))
          .getInstance(Key.get(part.definition().implementation()));
    } catch (ConfigurationException e) {
      throw failure(part.definition(), e.getErrorMessages(), e);
    } catch (CreationException e) {
      throw failure(part.definition(), e.getErrorMessages(), e);
    } catch (ProvisionException e) {
      throw failure(part.definition(), e.getErrorMessages(), e);
    }
  }

  private void checkServices(PartDefinition<?> part) {
    for (Class<?> type : part.constructor().getParameterTypes()) {
      if (!type.isRecord() && !types.contains(type)) {
        String known = types.stream().map(Class::getSimpleName).sorted().collect(joining(", "));
        String reason =
            "its constructor asks for %s, which kl has not; there are: its Config record, %s"
                .formatted(type.getName(), known);
        throw new PartException(part.plugin(), message(part, reason), null);
      }
    }
  }

  private static String message(PartDefinition<?> part, String reason) {
    return "part '%s' of plug-in '%s' (%s) cannot be made: %s"
        .formatted(part.name(), part.plugin(), part.implementation().getName(), reason);
  }

  private static String reason(Message message) {
    Throwable cause = message.getCause();
    return cause == null
        ? message.getMessage()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private static RuntimeException failure(
      PartDefinition<?> part, Collection<Message> messages, RuntimeException cause) {
    for (Message message : messages) {
      if (message.getCause() instanceof IllegalArgumentException refused) {
        return refused;
      }
    }
    String reasons = messages.stream().map(PartInjector::reason).distinct().collect(joining("; "));
    return new PartException(part.plugin(), message(part, reasons), cause);
  }

  /** Explicit bindings only, no proxies, exact annotations. */
  private static final class ServiceModule extends AbstractModule {
    private final Map<Class<?>, ?> services;

    private ServiceModule(Map<Class<?>, ?> services) {
      this.services = services;
    }

    @Override
    protected void configure() {
      binder().requireExplicitBindings();
      binder().requireExactBindingAnnotations();
      binder().disableCircularProxies();
      services.forEach(this::bindService);
    }

    private <T> void bindService(Class<T> type, Object service) {
      bind(type).toInstance(type.cast(service));
    }
  }

  /** Binds one part and its configuration. */
  private static final class PartModule extends AbstractModule {
    private final PartDefinition<?> part;
    private final Optional<Record> config;

    private PartModule(PartDefinition<?> part, Optional<Record> config) {
      this.part = part;
      this.config = config;
    }

    @Override
    protected void configure() {
      config.ifPresent(record -> bindConfig(record.getClass(), record));
      bindPart(part.implementation());
    }

    private <T> void bindConfig(Class<T> type, Record record) {
      bind(type).toInstance(type.cast(record));
    }

    @SuppressWarnings("unchecked") // a class's constructors make instances of that class
    private <T> void bindPart(Class<T> type) {
      bind(type).toConstructor((Constructor<T>) part.constructor());
    }
  }
}
