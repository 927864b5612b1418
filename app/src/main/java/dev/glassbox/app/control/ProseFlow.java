package dev.glassbox.app.control;

import dev.glassbox.app.i18n.Messages;
import dev.glassbox.lessons.text.Block;
import dev.glassbox.lessons.text.Prose;
import dev.glassbox.lessons.text.Span;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Draws a short text: paragraphs that wrap, lists, lines of code. */
public final class ProseFlow extends VBox {
    /**
     * A piece of code up to this many characters is drawn in a box of its own, which cannot wrap.
     */
    private static final int BOXED_CODE = 24;

    private final Messages messages;

    public ProseFlow(Messages messages) {
        this.messages = messages;
        getStyleClass().add("prose");
    }

    /** Draws another text. */
    public void show(Prose prose) {
        getChildren().setAll(prose.blocks().stream().map(this::block).toList());
        setAccessibleText(prose.plain());
    }

    private Node block(Block block) {
        if (block instanceof Block.Items items) {
            return items(items);
        }
        if (block instanceof Block.CodeLines lines) {
            Label code = new Label(lines.code());
            code.getStyleClass().add("code-lines");
            code.setWrapText(true);
            code.setMaxWidth(Double.MAX_VALUE);
            return code;
        }
        TextFlow flow = new TextFlow();
        new Run(flow).add(((Block.Paragraph) block).spans(), List.of());
        return flow;
    }

    private Node items(Block.Items items) {
        VBox list = new VBox();
        list.getStyleClass().add("prose-list");
        int number = 1;
        for (Prose item : items.items()) {
            Label mark = new Label(items.numbered() ? number++ + "." : "\u2022");
            mark.setMinWidth(USE_PREF_SIZE);
            mark.getStyleClass().add("prose-mark");
            ProseFlow words = new ProseFlow(messages);
            words.show(item);
            HBox.setHgrow(words, Priority.ALWAYS);
            list.getChildren().add(new HBox(mark, words));
        }
        return list;
    }

    /** Spans one after the other; remembers the last character for the space before the next. */
    private final class Run {
        private final TextFlow flow;
        private String before = "";

        Run(TextFlow flow) {
            this.flow = flow;
        }

        void add(List<Span> spans, List<String> styles) {
            for (Span span : spans) {
                if (span instanceof Span.Text text) {
                    flow.getChildren().add(styled(spaced(text.text()), "prose-text", styles));
                } else if (span instanceof Span.Code code) {
                    flow.getChildren().add(code(code.text()));
                    before = "";
                } else if (span instanceof Span.Emphasis emphasis) {
                    add(emphasis.spans(), List.of("prose-emphasis"));
                } else if (span instanceof Span.Strong strong) {
                    add(strong.spans(), List.of("prose-strong"));
                } else if (span instanceof Span.Term term) {
                    add(term.spans(), List.of("prose-term"));
                }
            }
        }

        private String spaced(String text) {
            String whole = messages.prose(before + text);
            String result = whole.substring(before.length());
            if (!text.isEmpty()) {
                before = text.substring(text.offsetByCodePoints(text.length(), -1));
            }
            return result;
        }

        private Node code(String code) {
            if (code.length() > BOXED_CODE) {
                return styled(code, "prose-code", List.of());
            }
            Label box = new Label(code);
            box.getStyleClass().add("code");
            return box;
        }

        private Text styled(String words, String style, List<String> more) {
            Text text = new Text(words);
            text.getStyleClass().add(style);
            text.getStyleClass().addAll(more);
            return text;
        }
    }
}
