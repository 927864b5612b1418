package dev.glassbox.runtime.djl;

import ai.djl.engine.Engine;
import dev.glassbox.runtime.intake.IntakeException;
import dev.glassbox.runtime.intake.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * Starts the engine. DJL keeps one engine per process and reads its settings from system
 * properties, so these are set here, before the first touch, and nowhere else.
 */
public final class EngineRoom {
    private static final String NAME = "PyTorch";
    private static final String CACHE = "ENGINE_CACHE_DIR";
    static final String THREADS = "ai.djl.pytorch.num_threads";

    private EngineRoom() {}

    /**
     * Says how the engine shall start; the first statement of a program that uses models. Nothing
     * is loaded yet.
     *
     * @param cache where the native libraries are unpacked (about 450 MB); its path must be ASCII,
     *     or the system cannot load them on a machine whose user has a Chinese name
     * @param threads threads inside one operation; 1 is fastest below the size of GPT-2
     */
    public static void prepare(Path cache, int threads) {
        stayOffline();
        System.setProperty(CACHE, cache.toAbsolutePath().toString());
        System.setProperty("DJL_CACHE_DIR", cache.toAbsolutePath().toString());
        System.setProperty(THREADS, Integer.toString(threads));
    }

    /**
     * The first of these folders whose whole path is ASCII, which can be made, and where only this
     * user can put libraries, for {@link #prepare}.
     *
     * @throws IntakeException if there is none
     */
    public static Path chooseCache(List<Path> candidates) {
        for (Path candidate : candidates) {
            String path = candidate.toAbsolutePath().toString();
            if (StandardCharsets.US_ASCII.newEncoder().canEncode(path)) {
                try {
                    Path made = Files.createDirectories(candidate);
                    if (isOnlyOurs(made)) {
                        return made;
                    }
                } catch (IOException e) {
                    continue; // the next candidate may be writable
                }
            }
        }
        throw Problem.failure("engine.no-cache-folder", String.valueOf(candidates)).asException();
    }

    /**
     * Whether nobody else can put libraries there: on a shared machine a folder under {@code
     * /var/tmp} may have been made, or be writable, by another user.
     */
    static boolean isOnlyOurs(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null) {
            return true; // not a POSIX system: folders inherit their owner's protection
        }
        PosixFileAttributes attributes = view.readAttributes();
        String user = System.getProperty("user.name", "?");
        boolean known = !user.equals("?"); // a container may run under a number without a name
        return (!known || attributes.owner().getName().equals(user))
                && !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    /**
     * The engine, started at the first call (about half a second; three more when the native
     * libraries are unpacked for the first time).
     *
     * @throws IntakeException if the native libraries cannot be loaded on this machine
     */
    static synchronized Engine start() {
        stayOffline();
        String cache = System.getProperty(CACHE);
        if (cache == null) {
            return load(); // a test or a tool that is content with DJL's own folder
        }
        Path folder = Path.of(cache);
        try (FileChannel gate = openGate(folder)) {
            gate.lock(); // until the channel closes: two processes must not unpack into each other
            return startIn(folder);
        } catch (IOException e) {
            throw new IntakeException(
                    Problem.failure("engine.cache-unwritable", folder.toString()), e);
        }
    }

    private static Engine startIn(Path folder) throws IOException {
        UnpackedLibraries libraries = new UnpackedLibraries(folder);
        boolean whole = libraries.areWhole();
        if (!whole) {
            libraries.wipe();
        }
        Engine engine = load();
        if (!whole) {
            libraries.markWhole();
        }
        return engine;
    }

    private static Engine load() {
        try {
            NativeMemory.keepBetweenPasses();
            return Engine.getEngine(NAME);
        } catch (RuntimeException | LinkageError e) {
            throw new IntakeException(Problem.failure("engine.cannot-start", NAME), e);
        }
    }

    private static void stayOffline() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    private static FileChannel openGate(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(
                folder.resolve("pytorch.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
