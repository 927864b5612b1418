package dev.glassbox.app.lab;

/**
 * One advice in the language in use.
 *
 * @param weight {@code note}, {@code warning} or {@code stop}
 * @param title what is the matter
 * @param seen the numbers that show it
 * @param todo what can be done
 * @param topic the curriculum's id of the lesson that teaches it
 */
public record Remark(String weight, String title, String seen, String todo, String topic) {}
