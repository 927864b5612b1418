package dev.glassbox.lessons;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;

@AnalyzeClasses(
        packages = "dev.glassbox.lessons",
        importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule onlyTheJdkJacksonAndCommonMark =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.glassbox.lessons..",
                            "java..",
                            "com.fasterxml.jackson..",
                            "org.commonmark..",
                            "org.jspecify.annotations..")
                    .because(
                            "a course is read, checked and graded without a screen, without an"
                                    + " engine and without knowing any visualizer");

    @ArchTest
    static final ArchRule markdownStaysBehindTheReader =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..lessons.parse..", "..lessons.lint..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.commonmark..")
                    .because("screens draw Prose: HTML and foreign links cannot reach them");

    @ArchTest
    static final ArchRule nothingIsWritten =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(nameMatching("write.*|newOutputStream|newBufferedWriter"))
                                    .and(target(owner(type(Files.class)))))
                    .because("user data has one writer, the runtime's DurableFile");
}
