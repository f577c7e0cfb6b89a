package io.hoststream.launcher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.NullMarked;

/** The rules that hold between and inside the modules: who may know whom, and what nobody may do. */
@AnalyzeClasses(packages = "io.hoststream", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CONTRACT = "io.hoststream.schema..";
    private static final String GENERATED = "io.hoststream.avro..";
    private static final String PIPELINE = "io.hoststream.pipeline..";
    private static final String ARCHIVE = "io.hoststream.archive..";
    private static final String COLLECTOR = "io.hoststream.collect..";
    private static final String AGENT = "io.hoststream.agent..";
    private static final String LAUNCHER = "io.hoststream.launcher..";

    @ArchTest
    void shouldKeepContractToItself(JavaClasses all) {
        mayKnow(all, CONTRACT, GENERATED, CONTRACT);
    }

    @ArchTest
    void shouldLetPipelineKnowOnlyContract(JavaClasses all) {
        mayKnow(all, PIPELINE, GENERATED, CONTRACT, PIPELINE);
    }

    @ArchTest
    void shouldLetArchiveKnowOnlyContract(JavaClasses all) {
        mayKnow(all, ARCHIVE, GENERATED, CONTRACT, ARCHIVE);
    }

    @ArchTest
    void shouldLetCollectorKnowOnlyPipeline(JavaClasses all) {
        mayKnow(all, COLLECTOR, GENERATED, CONTRACT, PIPELINE, COLLECTOR);
    }

    @ArchTest
    void shouldLetAgentKnowOnlyCollectorAndPipeline(JavaClasses all) {
        mayKnow(all, AGENT, GENERATED, CONTRACT, PIPELINE, COLLECTOR, AGENT);
    }

    @ArchTest
    void shouldKeepTheAgentFreeOfWhatOtherRolesNeed(JavaClasses all) {
        noClasses()
                .that(resideInAPackage(AGENT))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "ch.qos.logback..", "picocli..", "oshi..")
                .check(all);
    }

    @ArchTest
    void shouldKeepVerticleModulesApart(JavaClasses all) {
        String[] roles = {
            "io.hoststream.storage..", "io.hoststream.alert..", "io.hoststream.notify..", "io.hoststream.serve.."
        };
        mayKnow(all, roles[0], GENERATED, CONTRACT, PIPELINE, ARCHIVE, roles[0]);
        mayKnow(all, roles[1], GENERATED, CONTRACT, PIPELINE, ARCHIVE, roles[1], roles[2]);
        mayKnow(all, roles[2], GENERATED, CONTRACT, PIPELINE, ARCHIVE, roles[1], roles[2]);
        mayKnow(all, roles[3], GENERATED, CONTRACT, PIPELINE, ARCHIVE, roles[3]);
    }

    @ArchTest
    void shouldKeepContractAndArchiveFreeOfVertx(JavaClasses all) {
        noClasses()
                .that()
                .resideInAnyPackage(CONTRACT, GENERATED, ARCHIVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage(ARCHIVE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(all);
    }

    @ArchTest
    void shouldHaveNoCycleBetweenPackages(JavaClasses all) {
        slices().matching("io.hoststream.(**)").should().beFreeOfCycles().check(all);
    }

    @ArchTest
    void shouldNamePackagesByWhatTheyHold(JavaClasses all) {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..commons..",
                        "..helper..",
                        "..helpers..",
                        "..core..",
                        "..impl..",
                        "..misc..")
                .check(all);
    }

    @ArchTest
    void shouldMarkEveryPackageForNullness(JavaClasses all) {
        assertThat(all.getPackage("io.hoststream").getSubpackagesInTree())
                .filteredOn(p -> !p.getClasses().isEmpty())
                .filteredOn(p -> !p.getName().startsWith("io.hoststream.avro"))
                .allSatisfy(p -> assertThat(isNullMarked(p))
                        .as("package-info of %s with @NullMarked", p.getName())
                        .isTrue());
    }

    @ArchTest
    void shouldNameVerticlesAsSuch(JavaClasses all) {
        classes()
                .that()
                .haveSimpleNameEndingWith("Verticle")
                .should()
                .beAssignableTo(VerticleBase.class)
                .check(all);
        classes()
                .that()
                .areAssignableTo(VerticleBase.class)
                .should()
                .haveSimpleNameEndingWith("Verticle")
                .check(all);
    }

    @ArchTest
    void shouldPollKafkaOnlyInPipeline(JavaClasses all) {
        noClasses()
                .that(not(resideInAnyPackage(PIPELINE, LAUNCHER, "io.hoststream.bench..")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KafkaConsumer.class)
                .check(all);
    }

    @ArchTest
    void shouldReadWallClockOnlyAtTheEdges(JavaClasses all) {
        noClasses()
                .that(not(resideInAnyPackage(AGENT, LAUNCHER)))
                .and()
                .haveSimpleNameNotEndingWith("Verticle")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(all);
    }

    @ArchTest
    void shouldNeverSleep(JavaClasses all) {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(all);
    }

    @ArchTest
    void shouldKeepNoMutableStaticState(JavaClasses all) {
        fields().that().areStatic().should().beFinal().check(all);
    }

    @ArchTest
    void shouldHandWriteFakes(JavaClasses all) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mockito..", "org.easymock..", "mockit..")
                .check(all);
    }

    @ArchTest
    void shouldLogThroughSlf4j(JavaClasses all) {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(all);
        noClasses()
                .that(not(resideInAPackage(LAUNCHER)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ch.qos.logback..", "org.apache.logging..", "org.apache.log4j..")
                .check(all);
    }

    /**
     * Who reads hosts, alerts or silences from the view says for whom; who counts, or already has the event, need not, nor who decides
     * by groups which hosts somebody sees, or by offsets how far the topic was seen.
     */
    @ArchTest
    void shouldReadTheViewOnlyForSomebody(JavaClasses all) {
        methods()
                .that()
                .areDeclaredIn(LiveView.class)
                .and()
                .arePublic()
                .and()
                .doNotHaveRawReturnType(void.class)
                .and()
                .doNotHaveName("standingSilences")
                .and()
                .doNotHaveName("silencesOf")
                .and()
                .doNotHaveName("membership")
                .and()
                .doNotHaveName("positions")
                .should()
                .haveRawParameterTypes(beginWithAccess())
                .check(all);
    }

    private static DescribedPredicate<List<JavaClass>> beginWithAccess() {
        return DescribedPredicate.describe(
                "that begin with Access",
                types -> !types.isEmpty() && types.get(0).isEquivalentTo(Access.class));
    }

    private static void mayKnow(JavaClasses all, String module, String... known) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAPackage("io.hoststream..").and(not(resideInAnyPackage(known))))
                .check(all);
    }

    private static boolean isNullMarked(JavaPackage javaPackage) {
        return javaPackage.isAnnotatedWith(NullMarked.class);
    }
}
