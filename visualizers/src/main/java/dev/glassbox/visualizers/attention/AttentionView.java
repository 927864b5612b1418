package dev.glassbox.visualizers.attention;

import dev.glassbox.visualizers.api.ViewHost;
import dev.glassbox.visualizers.api.VisualizerView;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

final class AttentionView implements VisualizerView<AttentionState, AttentionFrame> {
    private final Label words = new Label();
    private final StackPane root = new StackPane(words);
    private final ViewHost<AttentionState> host;

    AttentionView(ViewHost<AttentionState> host) {
        this.host = host;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(AttentionState state, AttentionFrame frame) {
        words.setText(host.texts().text(frame.description()));
    }

    @Override
    public void showTrouble(AttentionState state, String sentence) {
        words.setText(sentence);
    }

    @Override
    public void cover(Set<String> facts) {
        words.setVisible(facts.isEmpty());
    }

    @Override
    public void dispose() {}
}
