package dev.glassbox.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The walls between the rooms of {@code docs/architecture.md}, each with its reason. */
@AnalyzeClasses(
        packages = "dev.glassbox.runtime",
        importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String RUNTIME = "dev.glassbox.runtime";
    private static final String[] ENGINE_ROOMS = {
        RUNTIME + ".nn..",
        RUNTIME + ".djl..",
        RUNTIME + ".training..",
        RUNTIME + ".experiments..",
        RUNTIME + ".bench.."
    };

    @ArchTest
    static final ArchRule intake =
            room("intake")
                    .because("it is the door: whoever is behind it must not be needed to open it");

    @ArchTest
    static final ArchRule store =
            room("store", "intake")
                    .because("it keeps bytes for everybody and knows nobody; faults are problems");

    @ArchTest
    static final ArchRule tensor =
            room("tensor", "intake").because("numbers with named axes know nothing of models");

    @ArchTest
    static final ArchRule tokenizer =
            room("tokenizer", "tensor", "intake")
                    .because("text is cut without a model, on any thread, without the engine");

    @ArchTest
    static final ArchRule trace =
            room("trace", "tensor", "intake")
                    .because("a trace is plain data that outlives the model it came from");

    @ArchTest
    static final ArchRule model =
            room("model", "tensor", "trace", "tokenizer", "intake", "store")
                    .because("models are known by what they answer; networks come in as services");

    @ArchTest
    static final ArchRule library =
            room("library", "model", "trace", "intake", "store")
                    .because("fetching brings files; what they mean is found when they are opened");

    @ArchTest
    static final ArchRule sampling =
            room("sampling", "tensor", "trace", "tokenizer", "model", "intake")
                    .because("sampling works on logits, whichever network made them");

    @ArchTest
    static final ArchRule analysis =
            room("analysis", "tensor", "trace", "tokenizer", "model", "vectors", "intake")
                    .because("an analysis reads traces, whichever network made them");

    @ArchTest
    static final ArchRule tinyTown =
            room("tinytown", "tensor", "intake")
                    .because("a language is known exactly without any model of it");

    @ArchTest
    static final ArchRule vectors =
            room("vectors", "intake")
                    .because("vectors are numbers and words, wherever they come from");

    @ArchTest
    static final ArchRule projection =
            room("projection", "trace", "tensor", "vectors", "intake")
                    .because("points are laid out without knowing what they stand for");

    @ArchTest
    static final ArchRule ngram =
            room("ngram").because("counting is the baseline of every model and knows none");

    @ArchTest
    static final ArchRule networks =
            room(
                            "nn",
                            "djl",
                            "tensor",
                            "trace",
                            "tokenizer",
                            "model",
                            "sampling",
                            "analysis",
                            "intake")
                    .because("a network computes; it neither trains itself nor keeps files");

    @ArchTest
    static final ArchRule engine =
            room(
                            "djl",
                            "nn",
                            "tensor",
                            "trace",
                            "tokenizer",
                            "model",
                            "sampling",
                            "analysis",
                            "intake")
                    .because("engine settings and copies to the heap serve every network alike");

    @ArchTest
    static final ArchRule training =
            noClasses()
                    .that()
                    .resideInAPackage(RUNTIME + ".training..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(RUNTIME + ".experiments..")
                    .because("experiments use the trainer, not the other way round")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule health =
            room("training.health", "training", "tensor", "intake")
                    .because("advice comes from curves, whichever network was trained");

    @ArchTest
    static final ArchRule healthNeedsNoEngine =
            noClasses()
                    .that()
                    .resideInAPackage(RUNTIME + ".training.health..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("ai.djl..")
                    .because("a recorded training is judged where no engine runs");

    @ArchTest
    static final ArchRule trainingDoesNotJudgeItself =
            noClasses()
                    .that()
                    .resideInAPackage(RUNTIME + ".training")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(RUNTIME + ".training.health..")
                    .because("rules come and go, and change no number of a run");

    @ArchTest
    static final ArchRule benchIsNobodysPart =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(RUNTIME + ".bench..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(RUNTIME + ".bench..")
                    .because("it measures the rest from outside");

    @ArchTest
    static final ArchRule experimentsApart =
            slices().matching(RUNTIME + ".experiments.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("adding or removing an experiment is adding or removing one folder")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule engineStaysInItsRooms =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ENGINE_ROOMS)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("ai.djl..").or(resideInAnyPackage(ENGINE_ROOMS)))
                    .because("native memory has one owner; everybody else sees heap copies only");

    @ArchTest
    static final ArchRule noNativeArrayIsHandedOut =
            classes()
                    .that()
                    .resideInAnyPackage(
                            RUNTIME + ".training..",
                            RUNTIME + ".experiments..",
                            RUNTIME + ".bench..")
                    .and()
                    .arePublic()
                    .should(keepTheEngineOutOfTheirPublicSignatures())
                    .because("the app calls these, and must never hold an NDArray")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheStoreWrites =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(RUNTIME + ".store..")
                    // The engine's unpacked libraries are a cache that can be made again.
                    .and()
                    .doNotHaveFullyQualifiedName(RUNTIME + ".djl.EngineRoom")
                    .and()
                    .doNotHaveFullyQualifiedName(RUNTIME + ".djl.UnpackedLibraries")
                    .should()
                    .callMethodWhere(
                            Calls.to(
                                    Files.class,
                                    "write",
                                    "writeString",
                                    "newOutputStream",
                                    "newBufferedWriter",
                                    "copy",
                                    "move",
                                    "delete",
                                    "deleteIfExists",
                                    "createFile",
                                    "createDirectory",
                                    "createDirectories"))
                    .orShould()
                    .callConstructorWhere(
                            Calls.toNew(
                                    FileOutputStream.class,
                                    FileWriter.class,
                                    RandomAccessFile.class))
                    .because(
                            "user data survive a kill only if AtomicFile or DurableFile write them;"
                                    + " hand a Content to the store instead");

    @ArchTest
    static final ArchRule foreignBytesAreNeverObjects =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ObjectInputStream.class)
                    .orShould()
                    .callMethodWhere(Calls.named("ai.djl.ndarray.NDList", "decode"))
                    .orShould()
                    .callMethodWhere(
                            Calls.named(
                                    "com.fasterxml.jackson.databind.ObjectMapper",
                                    "activateDefaultTyping"))
                    .orShould()
                    .callMethodWhere(
                            Calls.named(
                                    "com.fasterxml.jackson.databind.cfg.MapperBuilder",
                                    "activateDefaultTyping"))
                    .because(
                            "a file could then choose classes to make, or sizes to allocate;"
                                    + " read safetensors or strict JSON");

    @ArchTest
    static final ArchRule zipsComeThroughTheDoor =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(RUNTIME + ".intake..")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ZipInputStream.class, ZipFile.class)
                    .because(
                            "an archive needs limits on names, counts and ratios; intake has them");

    @ArchTest
    static final ArchRule noWindows =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                    .because(
                            "the command line and other programs use the runtime without a screen");

    @ArchTest
    static final ArchRule noThreads =
            noClasses()
                    .should()
                    .callConstructorWhere(Calls.toNew(Thread.class))
                    .because("threads are made in the app's background room only");

    @ArchTest
    static final ArchRule noPrinting =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("what is said to the user is the app's business, in two languages");

    /** A room may use itself, the named rooms and what is not ours. */
    private static ArchRule room(String name, String... allowed) {
        String[] packages =
                Stream.concat(Stream.of(name), Arrays.stream(allowed))
                        .map(room -> RUNTIME + "." + room + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(RUNTIME + "." + name + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(RUNTIME + "..").and(not(resideInAnyPackage(packages))))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> keepTheEngineOutOfTheirPublicSignatures() {
        return new ArchCondition<>("keep ai.djl out of their public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    boolean open =
                            unit.getModifiers().contains(JavaModifier.PUBLIC)
                                    || unit.getModifiers().contains(JavaModifier.PROTECTED);
                    boolean engine =
                            Stream.concat(
                                            unit.getRawParameterTypes().stream(),
                                            Stream.of(unit.getRawReturnType()))
                                    .anyMatch(used -> used.getPackageName().startsWith("ai.djl"));
                    if (open && engine) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        unit,
                                        unit.getFullName()
                                                + " hands ai.djl out: make it package-private or"
                                                + " return a heap copy"));
                    }
                }
            }
        };
    }
}
