package dev.glassbox.visualizers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.glassbox.visualizers.api.VisualizerFrame;
import dev.glassbox.visualizers.api.VisualizerState;

/** The walls between the rooms of {@code docs/architecture.md}, each with its reason. */
@AnalyzeClasses(
        packages = "dev.glassbox.visualizers",
        importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String HERE = "dev.glassbox.visualizers";
    private static final String[] SHARED = {
        HERE + ".api..", HERE + ".scale..", HERE + ".control..", HERE + ".chart.."
    };

    @ArchTest
    static final ArchRule scale =
            classes()
                    .that()
                    .resideInAPackage("..scale..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("..scale..", "java..", "org.jspecify..")
                    .because("colours and numbers are plain arithmetic, tested without a screen");

    @ArchTest
    static final ArchRule api =
            classes()
                    .that()
                    .resideInAPackage("..api..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "..visualizers.api..",
                            "..scale..",
                            "dev.glassbox.runtime..",
                            "javafx.scene..",
                            "java..",
                            "org.jspecify..")
                    .because("the contract may not lean on any one visualizer or control");

    @ArchTest
    static final ArchRule controlsAndCharts =
            noClasses()
                    .that()
                    .resideInAnyPackage("..control..", "..chart..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(HERE + "..", "dev.glassbox..")
                                    .and(
                                            com.tngtech.archunit.base.DescribedPredicate.not(
                                                    resideInAnyPackage(SHARED))))
                    .because("what visualizers share knows no visualizer and no model");

    @ArchTest
    static final ArchRule noVisualizerKnowsAnother =
            slices().matching(HERE + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
                            resideInAnyPackage(SHARED))
                    .because("adding or removing a visualizer is adding or removing one folder");

    @ArchTest
    static final ArchRule chartLibraries =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..visualizers.chart..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.jfree..", "org.scilab.forge..")
                    .because("a library behind one door can be replaced behind one door");

    @ArchTest
    static final ArchRule noEngine =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "ai.djl..",
                            "dev.glassbox.runtime.djl..",
                            "dev.glassbox.runtime.nn..",
                            "dev.glassbox.runtime.training..")
                    .because("visualizers draw heap values; native memory has one owner thread");

    @ArchTest
    static final ArchRule statesAndFramesWithoutScreen =
            noClasses()
                    .that()
                    .implement(VisualizerState.class)
                    .or()
                    .implement(VisualizerFrame.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..")
                    .because("a picture's meaning is tested without a toolkit");

    @ArchTest
    static final ArchRule noThreads =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.concurrent..")
                    .because("the app makes all threads");
}
