package dev.glassbox.app;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.glassbox.app", importOptions = ImportOption.DoNotIncludeTests.class)
class CyclesTest {
    @ArchTest
    static final ArchRule roomsDoNotNeedTheirVisitors =
            slices().matching("dev.glassbox.app.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a room in a ring of rooms can be read only with all the others");
}
