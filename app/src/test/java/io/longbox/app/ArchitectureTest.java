package io.longbox.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house holds by these rules, not by good intentions. A rule that matches no class fails as well. */
class ArchitectureTest {

    private static final JavaClasses LONGBOX = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.longbox");

    private static final String API = "io.longbox.api..";
    private static final String[] CONTEXTS = {
        "io.longbox.user..",
        "io.longbox.catalog..",
        "io.longbox.cart..",
        "io.longbox.waitlist..",
        "io.longbox.reading..",
        "io.longbox.order..",
        "io.longbox.notification.."
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "user",
                "catalog",
                "cart",
                "waitlist",
                "reading",
                "order",
                "payments",
                "notification",
                "media",
                "imports",
                "query",
                "audit",
                "runtime",
                "web",
                "app"
            })
    void every_module_is_looked_at(String module) {
        assertThat(LONGBOX.that(resideInAPackage("io.longbox." + module + "..")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "catalog",
                "cart",
                "waitlist",
                "reading",
                "order",
                "payments",
                "notification",
                "media",
                "imports",
                "query",
                "audit",
                "runtime"
            })
    void a_module_knows_the_others_by_the_published_language_alone(String module) {
        String own = "io.longbox." + module + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAPackage("io.longbox..").and(not(resideInAnyPackage(own, API))))
                .check(LONGBOX);
    }

    @Test
    void the_http_side_knows_the_published_language_and_where_files_go() {
        String own = "io.longbox.web..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(resideInAPackage("io.longbox..")
                        .and(not(resideInAnyPackage(
                                own, API, "io.longbox.media", "io.longbox.payments", "io.longbox.imports"))))
                .check(LONGBOX);
    }

    @Test
    void the_published_language_knows_nothing_but_axon_s_annotations() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        API,
                        "java..",
                        "org.jspecify.annotations..",
                        "org.axonframework.modelling.command..",
                        "org.axonframework.serialization..")
                .check(LONGBOX);
    }

    @Test
    void the_audit_sends_no_commands() {
        noClasses()
                .that()
                .resideInAPackage("io.longbox.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework.commandhandling..", "org.axonframework.deadline..")
                .check(LONGBOX);
    }

    @Test
    void traffic_knows_nothing_of_the_store_that_it_judges() {
        noClasses()
                .that()
                .resideInAPackage("io.longbox.traffic..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.longbox..").and(not(resideInAPackage("io.longbox.traffic.."))))
                .check(LONGBOX);
    }

    @Test
    void nothing_knows_the_application() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.longbox.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.longbox.app..")
                .check(LONGBOX);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.longbox.(*)..").should().beFreeOfCycles().check(LONGBOX);
        slices().matching("io.longbox.runtime.(*)..").should().beFreeOfCycles().check(LONGBOX);
    }

    @Test
    void contexts_decide_without_reading_a_clock_or_drawing_an_id() {
        noClasses()
                .that()
                .resideInAnyPackage(CONTEXTS)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(LONGBOX);
    }

    @Test
    void what_snapshots_and_sagas_keep_can_be_read_back() {
        // Jackson writes final fields and silently leaves them as they are when it reads: the state would be lost.
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Aggregate.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Saga.class)
                .and()
                .areNotStatic()
                .should()
                .notBeFinal()
                .check(LONGBOX);
    }

    @Test
    void names_say_what_things_are_without_technical_suffixes() {
        noClasses()
                .that()
                .resideInAPackage("io.longbox..")
                // There a command is what one types.
                .and()
                .resideOutsideOfPackage("io.longbox.traffic..")
                .should()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameEndingWith("Command")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(LONGBOX);
    }

    @Test
    void a_rule_that_matches_no_class_fails() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage("io.longbox.nowhere..")
                        .should()
                        .bePublic()
                        .check(LONGBOX))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void the_rule_between_contexts_goes_red_when_it_is_broken() {
        // The negative control: the application does know the contexts, so the same rule must fail for it.
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage("io.longbox.app..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(CONTEXTS))
                        .check(LONGBOX))
                .isInstanceOf(AssertionError.class);
    }
}
