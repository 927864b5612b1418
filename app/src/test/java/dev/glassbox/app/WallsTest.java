package dev.glassbox.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import javafx.concurrent.Service;
import javafx.concurrent.Task;

@AnalyzeClasses(packages = "dev.glassbox.app", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule visualizersAreKnownByIdAndApiOnly =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.glassbox.visualizers..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "dev.glassbox.visualizers.api..",
                                                            "dev.glassbox.visualizers.scale..",
                                                            "dev.glassbox.visualizers.control..",
                                                            "dev.glassbox.visualizers.chart.."))))
                    .because("adding a visualizer is adding its folder and changes nothing here");

    @ArchTest
    static final ArchRule theEngineIsOutOfSight =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("ai.djl..", "org.jfree..", "org.scilab.forge..")
                    .because("native memory has one owner, and charts one room: neither is here");

    @ArchTest
    static final ArchRule threadsAreMadeInOneRoom =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.glassbox.app.background..")
                    .should()
                    .callConstructorWhere(
                            target(
                                    owner(
                                            type(Thread.class)
                                                    .or(type(Timer.class))
                                                    .or(type(ForkJoinPool.class))
                                                    .or(type(ThreadPoolExecutor.class))
                                                    .or(type(ScheduledThreadPoolExecutor.class)))))
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Executors.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(CompletableFuture.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Task.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Service.class)
                    .orShould()
                    .callMethod(java.util.Collection.class, "parallelStream")
                    .because(
                            "every thread is named, daemon, handled and stopped at the end;"
                                    + " use BackgroundTasks");

    @ArchTest
    static final ArchRule userDataIsWrittenByTheStore =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.glassbox.app.cli..") // files the user named
                    .should()
                    .callMethodWhere(
                            target(owner(type(Files.class)))
                                    .and(
                                            target(
                                                    nameMatching(
                                                            "write.*|newOutputStream|newBufferedWriter|create.*|copy|move|delete.*|set.*"))))
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            FileOutputStream.class,
                            FileWriter.class,
                            RandomAccessFile.class,
                            FileChannel.class)
                    .because(
                            "settings, progress and reports survive a kill only when DurableFile,"
                                    + " AtomicFile or Journal write them");

    @ArchTest
    static final ArchRule onlyTheCommandLineSpeaksToTheTerminal =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.glassbox.app.cli..")
                    // measures a start, silent unless a developer asks for it
                    .and()
                    .doNotHaveFullyQualifiedName("dev.glassbox.app.Timing")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace")
                    .because("stdout and stderr belong to the verbs: one line or one JSON value");

    @ArchTest
    static final ArchRule whatHasNoPicturesNeedsNoToolkit =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.glassbox.app.background..",
                            "dev.glassbox.app.i18n..",
                            "dev.glassbox.app.settings..",
                            "dev.glassbox.app.files..",
                            "dev.glassbox.app.failure..")
                    .or()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                    .because("models and services are tested without a window");

    @ArchTest
    static final ArchRule nothingForeignIsDeserialised =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ObjectInputStream.class)
                    .because("a file could run code; values enter as strict JSON");

    @ArchTest
    static final ArchRule theServicesDoNotKnowTheScreens =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.glassbox.app.background..",
                            "dev.glassbox.app.i18n..",
                            "dev.glassbox.app.settings..",
                            "dev.glassbox.app.files..",
                            "dev.glassbox.app.theme..",
                            "dev.glassbox.app.failure..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.glassbox.app",
                            "dev.glassbox.app.shell..",
                            "dev.glassbox.app.lesson..",
                            "dev.glassbox.app.presenter..",
                            "dev.glassbox.app.cli..")
                    .because("they are handed what they need by the composition root");
}
