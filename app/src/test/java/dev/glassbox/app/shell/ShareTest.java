package dev.glassbox.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glassbox.app.share.Pictures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is on stage, taken along as a picture. */
class ShareTest extends WindowTest {
    private Node stage() {
        return node(".attention");
    }

    @Test
    void whatAQuestionStillHidesIsNotTakenAlong() {
        open("en", 1280, 800);
        MenuButton share = (MenuButton) node(".status-bar .share-menu");
        assertThat(takeable(share)).isTrue();
        run(() -> shell().open(ShellFixture.LESSON, "2"));
        settle();
        assertThat(takeable(share)).as("before the answer").isFalse();
        run(() -> shell().lesson().get().orElseThrow().choose(0));
        settle();
        assertThat(takeable(share)).as("after it").isTrue();
    }

    private static boolean takeable(MenuButton share) {
        return on(
                () -> {
                    share.getOnShowing().handle(null);
                    return share.getItems().stream()
                            .filter(item -> !(item instanceof SeparatorMenuItem))
                            .noneMatch(MenuItem::isDisable);
                });
    }

    @Test
    void aPictureInPixelsIsAsLargeAsItWasAskedFor() throws Exception {
        open("zh", 1280, 800);
        double width = on(() -> stage().getLayoutBounds().getWidth());
        for (int scale : List.of(1, 2, 4)) {
            byte[] png = on(() -> Pictures.png(stage(), scale));
            var read = ImageIO.read(new ByteArrayInputStream(png));
            assertThat((double) read.getWidth()).isBetween(width * scale - 2, width * scale + 2);
            assertThat(colours(read)).isGreaterThan(50);
        }
    }

    private static long colours(java.awt.image.BufferedImage image) {
        return java.util.Arrays.stream(
                        image.getRGB(
                                0,
                                0,
                                image.getWidth(),
                                image.getHeight(),
                                null,
                                0,
                                image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void aPictureInVectorsHoldsEveryWordThatIsSeenAsText() throws Exception {
        open("zh", 1280, 800);
        String svg = on(() -> Pictures.svg(stage()));
        String out = System.getProperty("glassbox.pictures", "");
        if (!out.isEmpty()) {
            Files.writeString(Path.of(out, "share.svg"), svg);
        }
        Document read =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList texts = read.getElementsByTagName("text");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.getLength(); i++) {
            all.append(texts.item(i).getTextContent().replaceAll("\\s", ""));
        }
        List<String> seen = new ArrayList<>();
        run(() -> collect(stage(), seen));
        assertThat(seen).hasSizeGreaterThan(20);
        for (String words : seen) {
            assertThat(all.toString()).contains(words.replaceAll("\\s", ""));
        }
        assertThat(read.getElementsByTagName("image").getLength()).isPositive();
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            words.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
