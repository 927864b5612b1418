package dev.glassbox.app.cli;

import dev.glassbox.runtime.tensor.Tensor;
import dev.glassbox.runtime.trace.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the runtime as values of JSON. */
final class Described {
    private Described() {}

    /** Where numbers come from. */
    static Map<String, Object> origin(Origin origin) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", origin.model());
        fields.put("weights_sha256", origin.weightsSha256());
        fields.put("recorded", origin.recorded());
        fields.put("computed_at", origin.computedAt().toString());
        fields.put("engine", origin.engine());
        fields.put("threads", origin.threads());
        fields.put("nanos", origin.nanos());
        return fields;
    }

    /** The rows of a table of numbers. */
    static List<float[]> rows(Tensor table) {
        List<float[]> rows = new ArrayList<>();
        for (int row = 0; row < table.size(0); row++) {
            rows.add(table.row(row));
        }
        return rows;
    }
}
