package dev.glassbox.lessons.parse;

import dev.glassbox.lessons.Course;
import dev.glassbox.lessons.Lesson;
import dev.glassbox.lessons.LessonProblem;
import dev.glassbox.lessons.Unit;
import dev.glassbox.lessons.parse.CoursePlan.UnitPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts lessons into their units. */
final class CourseAssembly {
    private final CoursePlan plan;
    private final List<LessonProblem> problems;
    private final Map<String, LessonSource> sources = new HashMap<>();

    CourseAssembly(CoursePlan plan, List<LessonProblem> problems) {
        this.plan = plan;
        this.problems = new ArrayList<>(problems);
    }

    CourseReading build(List<LessonReading> readings) {
        for (LessonReading reading : readings) {
            sources.put(reading.source().folder(), reading.source());
            problems.addAll(reading.problems());
            reading.lesson().ifPresent(lesson -> checkUnit(lesson, reading.source()));
        }
        List<Unit> units = plan.units().stream().map(unit -> unit(unit, readings)).toList();
        return new CourseReading(new Course(plan.languages(), units), sources, problems);
    }

    private void checkUnit(Lesson lesson, LessonSource source) {
        List<String> known = plan.units().stream().map(UnitPlan::id).toList();
        if (!known.contains(lesson.unit())) {
            problems.add(
                    source.locate("/unit")
                            .problem(
                                    "lesson.plan.unknown-unit",
                                    Map.of(
                                            "unit",
                                            lesson.unit(),
                                            "known",
                                            String.join(", ", known))));
        }
    }

    private Unit unit(UnitPlan unit, List<LessonReading> readings) {
        List<LessonReading> own =
                readings.stream()
                        .filter(r -> r.lesson().map(Lesson::unit).equals(Optional.of(unit.id())))
                        .sorted(Comparator.comparingInt(LessonReading::order)) // keeps folder order
                        .toList();
        for (int i = 1; i < own.size(); i++) {
            if (own.get(i - 1).order() == own.get(i).order()) {
                LessonSource source = own.get(i).source();
                problems.add(
                        source.locate("/order")
                                .problem(
                                        "lesson.plan.order-twice",
                                        Map.of("other", own.get(i - 1).source().folder())));
            }
        }
        return new Unit(
                unit.id(), unit.title(), own.stream().flatMap(r -> r.lesson().stream()).toList());
    }
}
