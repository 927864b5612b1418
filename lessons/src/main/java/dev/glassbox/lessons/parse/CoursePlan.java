package dev.glassbox.lessons.parse;

import com.fasterxml.jackson.core.JsonPointer;
import dev.glassbox.lessons.Localized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code course.json} says. */
record CoursePlan(List<String> languages, List<UnitPlan> units) {
    private static final Set<String> COURSE = Set.of("languages", "units");
    private static final Set<String> UNIT = Set.of("id", "title");

    record UnitPlan(String id, Localized<String> title) {}

    static CoursePlan read(JsonSource json, Faults faults) {
        JsonFields course = new JsonFields(json, JsonPointer.empty(), COURSE, faults);
        List<String> languages = course.texts("languages", 1);
        List<UnitPlan> units = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonFields unit : course.eachOf("units", 1, UNIT)) {
            String id = unit.text("id");
            if (!ids.add(id)) {
                faults.add("lesson.json.twice", unit.value("id"), "value", id);
            }
            JsonFields title = unit.fields("title", Set.copyOf(languages));
            Map<String, String> titles = new HashMap<>();
            languages.forEach(language -> titles.put(language, title.text(language)));
            units.add(new UnitPlan(id, new Localized<>(titles)));
        }
        return new CoursePlan(languages, units);
    }
}
