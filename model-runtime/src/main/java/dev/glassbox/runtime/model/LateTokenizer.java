package dev.glassbox.runtime.model;

import dev.glassbox.runtime.tokenizer.Token;
import dev.glassbox.runtime.tokenizer.TokenMerge;
import dev.glassbox.runtime.tokenizer.Tokenizer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tokenizer that is read at its first use, on whatever thread that is; a fault is found then. */
final class LateTokenizer implements Tokenizer {
    private final Supplier<Tokenizer> reader;
    private volatile @Nullable Tokenizer read;

    LateTokenizer(Supplier<Tokenizer> reader) {
        this.reader = reader;
    }

    @Override
    public List<Token> encode(String text) {
        return tokenizer().encode(text);
    }

    @Override
    public List<Token> encodeMarked(String text) {
        return tokenizer().encodeMarked(text);
    }

    @Override
    public List<Token> encodePrompt(String text) {
        return tokenizer().encodePrompt(text);
    }

    @Override
    public int[] encodeIds(String text) {
        return tokenizer().encodeIds(text);
    }

    @Override
    public String decode(int[] ids) {
        return tokenizer().decode(ids);
    }

    @Override
    public String readable(int[] ids) {
        return tokenizer().readable(ids);
    }

    @Override
    public String tokenText(int id) {
        return tokenizer().tokenText(id);
    }

    @Override
    public List<TokenMerge> mergesOf(int id) {
        return tokenizer().mergesOf(id);
    }

    @Override
    public boolean isSpecial(int id) {
        return tokenizer().isSpecial(id);
    }

    @Override
    public int vocabularySize() {
        return tokenizer().vocabularySize();
    }

    /** Two threads may both read it, which gives equal tokenizers. */
    private Tokenizer tokenizer() {
        Tokenizer known = read;
        if (known == null) {
            known = reader.get();
            read = known;
        }
        return known;
    }
}
