package dev.glassbox.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glassbox.runtime.intake.IntakeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
    private static final String QUIET_NIGHT = "床前明月光，疑是地上霜。举头望明月，低头思故乡。";

    @Test
    void aPoemStandsBehindTheNameOfItsForm() {
        assertThat(TableText.poems("静夜思\t李白\t" + QUIET_NIGHT + "\n"))
                .isEqualTo("五言四句：" + QUIET_NIGHT + "\n");
        String long7 = "一二三四五六七，".repeat(7) + "一二三四五六七。";
        assertThat(TableText.formOf(long7)).isEqualTo("七言八句：");
    }

    @Test
    void aPoemWithACharacterThatFewTypefacesDrawIsLeftOut() {
        String rare = QUIET_NIGHT.replace("霜", "\uD86D\uDFD0");
        assertThat(TableText.poems("a\tb\t" + rare + "\na\tb\t" + QUIET_NIGHT))
                .isEqualTo("五言四句：" + QUIET_NIGHT + "\n");
    }

    @Test
    void linesAreMixedInAnOrderThatDoesNotDependOnTheirPlace() {
        List<String> poems = List.of("天", "地", "人", "和", "风", "雨", "山", "水");
        String one = TableText.poems(rows(poems));
        List<String> turned = Arrays.asList("水", "山", "雨", "风", "和", "人", "地", "天");
        assertThat(TableText.poems(rows(turned))).isEqualTo(one);
        assertThat(one.lines().map(line -> line.substring(5, 6)).toList())
                .containsExactlyInAnyOrderElementsOf(poems)
                .isNotEqualTo(poems);
    }

    @Test
    void pairsThatShareASentenceStayTogether() {
        String text =
                TableText.sentencePairs(
                        "Hi.\t嗨。\t1\t2\nRun.\t跑。\t3\t4\nHi.\t你好。\t1\t5\nHello.\t你好。\t6\t5\n");
        assertThat(text.lines()).hasSize(8);
        List<String> lines = text.lines().toList();
        int alone = Math.min(lines.indexOf("Run."), lines.indexOf("跑。"));
        assertThat(alone).isIn(0, 6); // the others hang together
        assertThat(Math.abs(lines.indexOf("Run.") - lines.indexOf("跑。"))).isEqualTo(1);
    }

    @Test
    void ofAboutHalfThePairsTheChineseLineComesFirst() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            rows.append("Line ").append(i).append(".\t第").append(i).append("行。\t1\t2\n");
        }
        List<String> lines = TableText.sentencePairs(rows.toString()).lines().toList();
        int chineseFirst = 0;
        for (int i = 0; i < lines.size(); i += 2) {
            boolean chinese = lines.get(i).startsWith("第");
            chineseFirst += chinese ? 1 : 0;
            assertThat(lines.get(i + 1).startsWith("第")).isNotEqualTo(chinese);
            assertThat(lines.get(i).replaceAll("\\D", ""))
                    .isEqualTo(lines.get(i + 1).replaceAll("\\D", ""));
        }
        assertThat(chineseFirst)
                .isBetween(420, 580); // five standard deviations of 1,000 fair draws
        assertThat(TableText.sentencePairs(rows.toString()).lines().toList()).isEqualTo(lines);
    }

    @Test
    void aLineWithTooFewColumnsIsNamed() {
        IntakeException thrown =
                catchThrowableOfType(
                        IntakeException.class, () -> TableText.poems("a\tb\tc\nonly this\n"));
        assertThat(thrown.problem().id()).isEqualTo("training.table-columns");
        assertThat(thrown.problem().arguments()).containsEntry("line", "2");
    }

    private static String rows(List<String> characters) {
        StringBuilder rows = new StringBuilder();
        for (String character : characters) {
            rows.append("t\ta\t").append(character.repeat(5)).append("。\n");
        }
        return rows.toString();
    }
}
