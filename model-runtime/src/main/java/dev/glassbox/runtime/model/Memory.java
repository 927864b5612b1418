package dev.glassbox.runtime.model;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this machine could give to a model now. */
@FunctionalInterface
public interface Memory {
    /** In bytes. */
    long availableBytes();

    /** This machine's. */
    static Memory ofThisMachine() {
        return ThisMachine::availableBytes;
    }

    /** Asks the operating system. */
    final class ThisMachine {
        private static final Path LINUX = Path.of("/proc/meminfo");
        private static final Pattern LINUX_LINE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

        private ThisMachine() {}

        private static long availableBytes() {
            try {
                Matcher line =
                        LINUX_LINE.matcher(Files.readString(LINUX, StandardCharsets.US_ASCII));
                if (line.find()) {
                    return Long.parseLong(line.group(1)) << 10;
                }
            } catch (IOException e) {
                // not Linux
            }
            if (ManagementFactory.getOperatingSystemMXBean()
                    instanceof com.sun.management.OperatingSystemMXBean system) {
                // "Free" leaves out what is kept only as long as nobody needs it, often most of it.
                return Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 2);
            }
            return Long.MAX_VALUE;
        }
    }
}
