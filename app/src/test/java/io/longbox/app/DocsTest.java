package io.longbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.longbox.api.cart.CartEvent;
import io.longbox.api.catalog.ProductEvent;
import io.longbox.api.catalog.StockEvent;
import io.longbox.api.chapter.ChapterEvent;
import io.longbox.api.notification.InboxEvent;
import io.longbox.api.order.OrderEvent;
import io.longbox.api.payment.PaymentEvent;
import io.longbox.api.plan.PlanEvent;
import io.longbox.api.reading.ReadingEvent;
import io.longbox.api.reading.UnlockEvent;
import io.longbox.api.shipping.ShipmentEvent;
import io.longbox.api.shipping.ShippingMethodEvent;
import io.longbox.api.user.UserEvent;
import io.longbox.api.waitlist.WaitlistEvent;
import io.longbox.cart.CartProperties;
import io.longbox.imports.ImportProperties;
import io.longbox.media.MediaProperties;
import io.longbox.notification.NotificationProperties;
import io.longbox.order.OrderProperties;
import io.longbox.payments.PaymentsProperties;
import io.longbox.reading.ReadingProperties;
import io.longbox.runtime.RuntimeProperties;
import io.longbox.user.SubscriptionProperties;
import io.longbox.waitlist.WaitlistProperties;
import io.longbox.web.WebProperties;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Holds the documentation to the code. */
class DocsTest {

    private static final String MODEL = "docs/event-model.md";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** The properties that no record declares, but a value or a schedule reads by name; with their defaults. */
    private static final Map<String, String> READ_BY_NAME = Map.of(
            "longbox.data-dir", "./data",
            "longbox.postgres.port", "0",
            "longbox.runtime.dead-letter-pause", "30s");

    private static final JavaClasses LONGBOX = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.longbox");

    private static final List<Class<?>> EVENTS = List.of(
            UserEvent.class,
            ProductEvent.class,
            StockEvent.class,
            ChapterEvent.class,
            CartEvent.class,
            WaitlistEvent.class,
            InboxEvent.class,
            UnlockEvent.class,
            ReadingEvent.class,
            PlanEvent.class,
            OrderEvent.class,
            PaymentEvent.class,
            ShippingMethodEvent.class,
            ShipmentEvent.class);

    static List<Class<?>> events() {
        return EVENTS;
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_in_the_event_model(Class<?> sealed) throws IOException {
        assertThat(code(Docs.read(MODEL)))
                .contains(Arrays.stream(sealed.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
    }

    static Stream<JavaClass> aggregates() {
        return LONGBOX.stream().filter(type -> type.isAnnotatedWith(Aggregate.class));
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void every_command_is_in_the_event_model_with_exactly_the_events_it_can_lead_to(JavaClass aggregate)
            throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        rows(section(Docs.read(MODEL), aggregate.getSimpleName()))
                .filter(row -> row.get(0).startsWith("`"))
                .forEach(row -> code(row.get(0)).forEach(command -> documented.put(command, code(row.get(1)))));

        Map<String, Set<String>> handled = new TreeMap<>();
        aggregate.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(CommandHandler.class))
                .forEach(method -> handled.put(
                        method.getRawParameterTypes().get(0).getSimpleName(),
                        eventsMadeBy(method, aggregate, new HashSet<>())));

        // The gate's table of who is served has no command in its first column, so its rows are not among these.
        assertThat(documented).isEqualTo(handled);
    }

    /** The events that a method makes, itself or by another method of its class. */
    private static Set<String> eventsMadeBy(JavaMethod method, JavaClass aggregate, Set<JavaMethod> seen) {
        Set<String> events = new TreeSet<>();
        if (seen.add(method)) {
            method.getConstructorCallsFromSelf().stream()
                    .map(call -> call.getTargetOwner())
                    .filter(DocsTest::isEvent)
                    .forEach(event -> events.add(event.getSimpleName()));
            method.getMethodCallsFromSelf().stream()
                    .map(JavaMethodCall::getTarget)
                    .filter(target -> target.getOwner().equals(aggregate))
                    .flatMap(target -> target.resolveMember().stream())
                    .forEach(called -> events.addAll(eventsMadeBy(called, aggregate, seen)));
        }
        return events;
    }

    private static boolean isEvent(JavaClass type) {
        return EVENTS.stream().anyMatch(type::isAssignableTo);
    }

    static Stream<JavaClass> sagas() {
        return LONGBOX.stream().filter(type -> type.isAnnotatedWith(Saga.class));
    }

    @ParameterizedTest
    @MethodSource("sagas")
    void every_process_is_in_the_event_model_with_its_steps_and_the_events_it_waits_for(JavaClass saga)
            throws Exception {
        Set<String> waitedFor = saga.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(SagaEventHandler.class))
                .map(method -> method.getRawParameterTypes().get(0).getSimpleName())
                .collect(Collectors.toSet());
        Set<String> steps = Arrays.stream(
                        Class.forName(saga.getName() + "$Step").getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.toSet());

        assertThat(waitedFor).isNotEmpty();
        assertThat(code(section(Docs.read(MODEL), saga.getSimpleName())))
                .containsAll(waitedFor)
                .containsAll(steps);
    }

    @Test
    void every_policy_is_in_the_event_model_with_what_it_waits_for() throws IOException {
        Set<String> policies = new TreeSet<>();
        LONGBOX.stream()
                .filter(type -> type.getSimpleName().endsWith("Policy"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(EventHandler.class))
                .forEach(method -> {
                    policies.add(method.getOwner().getSimpleName());
                    policies.add(method.getRawParameterTypes().get(0).getSimpleName());
                });

        assertThat(policies).isNotEmpty();
        assertThat(code(section(Docs.read(MODEL), "Policies"))).containsAll(policies);
    }

    @Test
    void every_property_is_in_the_readme_with_its_default() throws IOException {
        Map<String, String> declared = new TreeMap<>(READ_BY_NAME);
        for (Class<?> type : List.of(
                RuntimeProperties.class,
                CartProperties.class,
                WaitlistProperties.class,
                ReadingProperties.class,
                NotificationProperties.class,
                MediaProperties.class,
                ImportProperties.class,
                SubscriptionProperties.class,
                OrderProperties.class,
                PaymentsProperties.class,
                WebProperties.class)) {
            collect(type.getAnnotation(ConfigurationProperties.class).value(), type, declared);
        }
        Map<String, String> documented = new TreeMap<>();
        rows(section(Docs.read("README.md"), "Configuration"))
                .filter(row -> row.get(0).startsWith("`longbox."))
                .forEach(row -> documented.put(bare(row.get(0)), bare(row.get(1))));

        assertThat(documented).isEqualTo(declared);
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> properties) {
        for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
            String name = prefix + "."
                    + parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (parameter.getType().isRecord()) {
                collect(name, parameter.getType(), properties);
            } else {
                DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
                properties.put(name, standard == null ? "" : String.join(",", standard.value()));
            }
        }
    }

    @Test
    void every_module_is_in_the_readme() throws IOException {
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(Docs.read("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(rows(section(Docs.read("README.md"), "The modules"))
                        .map(row -> bare(row.get(0)))
                        .toList())
                .containsAll(modules);
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        Pattern link = Pattern.compile("\\]\\(([^)]+)\\)");
        List<String> broken = new ArrayList<>();
        for (Path page : Docs.pages()) {
            for (MatchResult found :
                    link.matcher(Files.readString(page)).results().toList()) {
                String target = found.group(1).replaceFirst("#.*", "");
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(Docs.ROOT.relativize(page) + ": " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    /** What stands under the heading of that name, up to the next heading of its rank. */
    private static String section(String page, String heading) {
        return Arrays.stream(page.split("(?m)^## "))
                .filter(section -> section.startsWith(heading + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no section " + heading));
    }

    /** The cells of the tables' rows, headings and all. */
    private static Stream<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList());
    }

    private static Set<String> code(String text) {
        return CODE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String bare(String cell) {
        return cell.replace("`", "");
    }
}
