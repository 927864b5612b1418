package dev.glassbox.app.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.glassbox.runtime.intake.StrictJson;
import dev.glassbox.runtime.trace.Origin;
import dev.glassbox.visualizers.api.FrameTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableFilesTest {
    private static final StrictJson JSON = StrictJson.standard();

    private static FrameTable table(String text) {
        return new FrameTable(
                "t",
                List.of("token", "p", text),
                List.of(List.of(text, -0.25, 3), List.of("=1", 1f, "")));
    }

    @Property(tries = 500)
    void noCellIsTakenForAFormulaAndEveryTextComesBack(@ForAll String text) {
        String csv = TableFiles.csv(table(text));
        List<List<String>> cells = parse(csv.substring(1));
        for (List<String> row : cells) {
            assertThat(row).hasSize(3);
            for (String cell : row) {
                assertThat(
                                TableFiles.startsFormula(cell)
                                        && !isNumber(cell)
                                        && cell.charAt(0) != '\'')
                        .as(cell)
                        .isFalse();
            }
        }
        assertThat(plain(cells.get(0).get(2))).isEqualTo(text);
        assertThat(plain(cells.get(1).get(0))).isEqualTo(text);
        assertThat(cells.get(1).get(1)).isEqualTo("-0.25");
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?[0-9.]+");
    }

    private static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** RFC 4180, read independently of what writes it. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.length() == 0) {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\r' && i + 1 < csv.length() && csv.charAt(i + 1) == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
                i++;
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    @Test
    void spreadsheetsAreToldThatItIsUnicode() {
        assertThat(TableFiles.csv(table("猫"))).startsWith("\uFEFF").contains("猫");
    }

    @Test
    void jsonHoldsTheNumbersTheStateAndWhereTheyComeFrom() {
        Shared shared =
                new Shared(
                        "attention",
                        JsonNodeFactory.instance.objectNode().put("model", "m"),
                        List.of(
                                new FrameTable(
                                        "pattern",
                                        List.of("token", "weight"),
                                        List.of(
                                                List.of("猫", 0.125f),
                                                List.of("a", Float.NaN),
                                                List.of("b", Double.NEGATIVE_INFINITY)))),
                        Optional.of(new Origin("m", "ab12", false, Instant.EPOCH, "PyTorch", 1, 5)),
                        new Pane());
        JsonNode read = JSON.readTree(TableFiles.json(JSON, shared), "test");
        assertThat(read.path("state").path("model").textValue()).isEqualTo("m");
        assertThat(read.path("origin").path("weights_sha256").textValue()).isEqualTo("ab12");
        JsonNode rows = read.path("tables").get(0).path("rows");
        assertThat(rows.get(0).get(1).doubleValue()).isEqualTo(0.125);
        assertThat(rows.get(1).get(1).textValue()).isEqualTo("NaN");
        assertThat(rows.get(2).get(1).textValue()).isEqualTo("-Infinity");
    }

    @Test
    void aViewIsTheSameAfterItsFile() {
        ViewFile view =
                new ViewFile(
                        "attention",
                        JsonNodeFactory.instance.objectNode().put("prompt", "猫"),
                        Optional.of(new ViewFile.Weights("m", "ab12")));
        assertThat(ViewFile.read(JSON.readTree(view.write(JSON), "f"), "f")).isEqualTo(view);
        ViewFile many =
                ViewFile.ofExplore(
                        JsonNodeFactory.instance.objectNode().put("model", "m"), Optional.empty());
        assertThat(ViewFile.read(JSON.readTree(many.write(JSON), "f"), "f")).isEqualTo(many);
    }
}
