package dev.glassbox.runtime;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.glassbox.runtime",
        importOptions = ImportOption.DoNotIncludeTests.class)
class CyclesTest {

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("dev.glassbox.runtime.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a room that needs itself through others cannot be read alone");
}
