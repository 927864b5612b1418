package dev.glassbox.visualizers.modelmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.runtime.model.ModelConfig;
import dev.glassbox.visualizers.modelmap.MapLayout.Placed;
import dev.glassbox.visualizers.modelmap.MapLayout.Rect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MapLayoutTest {
    /** A stage at 1600 x 1000, at 1280 x 800, at 1024 x 768 with text half as large again. */
    private static final double[][] SIZES = {{1500, 640, 15}, {1190, 420, 15}, {930, 560, 23}};

    record Case(Anatomy.Order order, String path, int layers) {}

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Anatomy.Order order : Anatomy.Order.values()) {
            for (int layers : new int[] {1, 4, 32}) {
                for (String path :
                        List.of(
                                "",
                                "unembed",
                                "block.0",
                                "block.0.head.0",
                                "block.0.head.0.cell.1.0")) {
                    cases.add(new Case(order, path, layers));
                }
                if (order != Anatomy.Order.ATTENTION_ONLY) {
                    cases.add(new Case(order, "block.0.mlp", layers));
                }
            }
        }
        return cases.stream();
    }

    private static MapPlan plan(Case one) {
        ModelConfig config = new ModelConfig("any", one.layers(), 4, 4, 64, 16, 256, 411, 64);
        Anatomy anatomy = new Anatomy(config, one.order(), true, false, false, false, true, true);
        return MapPlan.of(anatomy, MapPath.parse(one.path()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partsStandInSightAndNeverOnEachOther(Case one) {
        MapPlan plan = plan(one);
        for (double[] size : SIZES) {
            for (int positions : new int[] {1, 12, 64, 2000}) {
                MapLayout layout = MapLayout.of(plan, positions, size[0], size[1], size[2]);
                List<Rect> rects = List.copyOf(layout.rects().values());
                assertThat(rects).hasSameSizeAs(plan.cells());
                for (int i = 0; i < rects.size(); i++) {
                    Rect r = rects.get(i);
                    assertThat(r.x()).isGreaterThanOrEqualTo(0);
                    assertThat(r.right()).isLessThanOrEqualTo(size[0]);
                    assertThat(r.y()).isGreaterThanOrEqualTo(0);
                    assertThat(r.bottom()).isLessThanOrEqualTo(size[1]);
                    assertThat(r.w()).isGreaterThan(1);
                    for (int j = i + 1; j < rects.size(); j++) {
                        assertThat(r.overlaps(rects.get(j))).as(one + " " + i + " " + j).isFalse();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFlowJoinsPartsThatAreThere(Case one) {
        MapPlan plan = plan(one);
        List<String> parts = plan.cells().stream().map(MapPlan.Cell::part).toList();
        assertThat(parts).doesNotHaveDuplicates();
        for (MapPlan.Flow flow : plan.flows()) {
            assertThat(parts).contains(flow.from(), flow.to());
            assertThat(parts.indexOf(flow.from())).isLessThan(parts.indexOf(flow.to()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writtenShapesNeverTouch(Case one) {
        MapPlan plan = plan(one);
        for (double[] size : SIZES) {
            MapLayout layout = MapLayout.of(plan, 12, size[0], size[1], size[2]);
            Map<String, List<String>> forms = new LinkedHashMap<>();
            plan.cells()
                    .forEach(
                            cell ->
                                    forms.put(
                                            cell.part(),
                                            List.of("[pos, head, d_head]", "[12, 64]")));
            List<Placed> placed =
                    layout.place(forms, text -> text.length() * 0.45 * size[2], 2, size[0]);
            assertThat(placed).isNotEmpty();
            for (Placed a : placed) {
                assertThat(a.left()).isGreaterThanOrEqualTo(0);
                assertThat(a.left() + a.width()).isLessThanOrEqualTo(size[0] + 1e-9);
                for (Placed b : placed) {
                    boolean apart =
                            a == b
                                    || a.line() != b.line()
                                    || a.left() + a.width() <= b.left()
                                    || b.left() + b.width() <= a.left();
                    assertThat(apart).as(a + " " + b).isTrue();
                }
            }
        }
    }

    @Test
    void theLatestPositionsHaveRowsWhereThereAreTooMany() {
        MapLayout layout =
                MapLayout.of(plan(new Case(Anatomy.Order.PRE_NORM, "", 4)), 2000, 1500, 640, 15);
        assertThat(layout.first()).isPositive();
        assertThat(layout.first() + layout.shown()).isEqualTo(2000);
        Rect r = layout.rect("tokens");
        assertThat(layout.row(r, 0)).isEqualTo(layout.row(r, layout.first()));
        assertThat(layout.position(r, layout.row(r, 1999))).isEqualTo(1999);
    }

    @Test
    void theOpenedPartHasMostOfTheRoom() {
        for (String path : List.of("block.1", "block.1.head.0", "block.1.mlp", "unembed")) {
            MapPlan plan = plan(new Case(Anatomy.Order.PRE_NORM, path, 4));
            MapLayout layout = MapLayout.of(plan, 12, 1500, 640, 15);
            double left = Double.MAX_VALUE;
            double right = 0;
            for (MapPlan.Cell cell : plan.cells()) {
                if (cell.part().startsWith("block.1.")
                        || cell.part().equals("dot")
                        || cell.kind() == MapPlan.Kind.STRIP) {
                    left = Math.min(left, layout.rect(cell.part()).x());
                    right = Math.max(right, layout.rect(cell.part()).right());
                }
            }
            assertThat(right - left).as(path).isGreaterThan(0.5 * 1500);
        }
    }
}
