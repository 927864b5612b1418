package dev.glassbox.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small faultless course on disk, to break in one place. */
public final class CourseFolder {
    private static final String COURSE =
            """
            {
              "languages": ["zh", "en"],
              "units": [
                { "id": "U01", "title": { "zh": "开始", "en": "Begin" } },
                { "id": "U02", "title": { "zh": "继续", "en": "Go on" } }
              ]
            }
            """;
    private static final String LESSON =
            """
            {
              "id": "look",
              "unit": "U01",
              "order": 1,
              "minutes": 5,
              "coverage": ["C-001"],
              "experiments": [],
              "steps": [
                {
                  "id": "hook",
                  "visualizer": "dial",
                  "state": { "value": 1, "unit": { "name": "m" } },
                  "goal": { "value": 2 }
                },
                {
                  "id": "guess",
                  "visualizer": "dial",
                  "state": { "value": 1 },
                  "predict": {
                    "fact": "largest",
                    "options": [
                      { "id": "low", "value": "1" },
                      { "id": "high", "value": "2" }
                    ]
                  }
                }
              ]
            }
            """;
    private static final String ENGLISH =
            """
            # Look at the dial

            ## hook: A dial

            Turn the [dial](term:dial) to two.

            ## guess: Your guess

            Now think.

            ### question

            Which is larger?

            ### option low: One

            One is small.

            ### option high: Two

            Two is larger.

            ### explanation

            Two is one more than one.
            """;
    private static final String CHINESE =
            """
            # 看表盘

            ## hook: 表盘

            把[表盘 dial](term:dial)转到二。

            ## guess: 你猜

            想一想。

            ### question

            哪个大？

            ### option low: 一

            一比较小。

            ### option high: 二

            二比较大。

            ### explanation

            二比一多一。
            """;

    private final Path root;

    public CourseFolder(Path root) {
        this.root = root;
        write("course.json", COURSE);
        write("look/lesson.json", LESSON);
        write("look/en.md", ENGLISH);
        write("look/zh.md", CHINESE);
    }

    public Path root() {
        return root;
    }

    /** Writes a file as it is. */
    public CourseFolder write(String file, String text) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public CourseFolder delete(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Changes what stands exactly once in a file. */
    public CourseFolder replace(String file, String what, String by) {
        String text = read(file);
        if (text.indexOf(what) < 0 || text.indexOf(what) != text.lastIndexOf(what)) {
            throw new IllegalArgumentException("'" + what + "' must stand once in " + file);
        }
        return write(file, text.replace(what, by));
    }

    /** The line of a file, from 1, in which a text first stands. */
    public int line(String file, String text) {
        List<String> lines = read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not in " + file);
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
