package dev.glassbox.visualizers.sampling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One token that was put after the prompt: a node of the tree of continuations. Its number is its
 * place in the tree's list, from 1; 0 is the prompt.
 *
 * @param parent the node it follows, smaller than its own number
 * @param id the token
 */
public record Branch(int parent, int id) {
    @JsonCreator
    public Branch(
            @JsonProperty(value = "parent", required = true) int parent,
            @JsonProperty(value = "id", required = true) int id) {
        if (parent < 0) {
            throw new IllegalArgumentException("parent counts from 0, got " + parent);
        }
        if (id < 0) {
            throw new IllegalArgumentException("id counts from 0, got " + id);
        }
        this.parent = parent;
        this.id = id;
    }
}
