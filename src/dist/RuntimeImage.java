import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Links iislint and the parts of the JDK that it uses into a runtime image that starts fast: {@code RuntimeImage JAR SAMPLE
 * FOLDER}.
 *
 * <p>The JVM maps classes from an archive that is made here instead of reading and verifying them. Before JDK 19 an archive is
 * ignored when the jar is elsewhere than it was at build time. Classes of modules in the image itself know no such place, so the
 * jar becomes one module (its libraries have no module descriptors of their own).
 *
 * <p>The same sources and the same JDK give the same bytes but for that archive, in which the JVM puts classes in an order of its
 * own.
 */
final class RuntimeImage {

    private static final String MODULE = "io.github.iislint";
    private static final String MAIN = "io/github/iislint/cli/Main";

    /** Elliptic curves for certificates and, for files in old East Asian encodings, the charsets that java.base does not have. */
    private static final List<String> MODULES = List.of(MODULE, "jdk.charsets", "jdk.crypto.ec");

    /** The first Java that makes an AOT cache in one step. It takes a quarter off a short run compared with an archive. */
    private static final int AOT = 25;

    private final Path sample;
    private final Path image;
    private final Path work;

    private RuntimeImage(Path sample, Path image, Path work) {
        this.sample = sample;
        this.image = image;
        this.work = work;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of(args[2]);
        delete(image);
        Path work = Files.createTempDirectory("iislint-image");
        try {
            new RuntimeImage(Path.of(args[1]), image, work).build(Path.of(args[0]));
        } finally {
            delete(work);
        }
    }

    private void build(Path jar) throws IOException, InterruptedException {
        Path module = work.resolve("module.jar");
        writeModule(jar, module);
        link(module);
        if (Runtime.version().feature() < AOT) {
            archive(train());
        } else {
            cache();
        }
    }

    private static void writeModule(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile()); OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            Map<String, byte[]> files = new TreeMap<>();
            TreeSet<String> packages = new TreeSet<>();
            for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()
                    && !e.getName().startsWith("META-INF/versions/")).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
            for (String name : files.keySet()) {
                String folder = name.substring(0, name.lastIndexOf('/') + 1).replace('/', '.');
                if (SourceVersion.isName(folder + "x")) {
                    packages.add(name.substring(0, name.lastIndexOf('/')));
                }
            }
            files.put("module-info.class", descriptor(packages));
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    private static byte[] descriptor(TreeSet<String> packages) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = writer.visitModule(MODULE, 0, null);
        module.visitMainClass(MAIN);
        packages.forEach(module::visitPackage);
        for (String required : List.of("java.base", "java.logging", "java.xml")) {
            module.visitRequire(required, "java.base".equals(required) ? Opcodes.ACC_MANDATED : 0, null);
        }
        module.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void link(Path module) {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("this JDK has no jlink"));
        int code = jlink.run(System.out, System.err, "--module-path", module.toString(),
                "--add-modules", String.join(",", MODULES),
                "--no-header-files", "--no-man-pages", "--output", image.toString());
        if (code != 0) {
            throw new IllegalStateException("jlink ended with " + code);
        }
    }

    private List<String> check() {
        return List.of("check", "--map", "C:\\sites=sites", "--format", "text", "--format", "sarif=" + work.resolve("sarif"),
                "--format", "json=" + work.resolve("json"), ".");
    }

    /** Runs what people run, and tells the classes that it took, sorted: threads load them in any order. */
    private Path train() throws IOException, InterruptedException {
        TreeSet<String> classes = new TreeSet<>();
        List<List<String>> runs = List.of(check(), List.of("effective", "--map", "C:\\sites=sites", "."), List.of("--version"),
                List.of("check", "--help"));
        for (List<String> arguments : runs) {
            Path list = work.resolve("classes");
            List<String> options = new ArrayList<>(List.of("-XX:DumpLoadedClassList=" + list, "-m", MODULE));
            options.addAll(arguments);
            run(sample, options);
            Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).forEach(classes::add);
        }
        return Files.write(work.resolve("all-classes"), classes);
    }

    /** The archive takes the place of the one that the JVM looks for by itself, so that no option has to name it. */
    private void archive(Path classes) throws IOException, InterruptedException {
        boolean windows = Files.exists(image.resolve("bin/server"));
        Path archive = image.resolve(windows ? "bin/server/classes.jsa" : "lib/server/classes.jsa").toAbsolutePath();
        run(work, List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive, "-m",
                MODULE));
    }

    /** The launchers name the cache: there is no place where the JVM looks for it by itself. */
    private void cache() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(
                List.of("-XX:AOTCacheOutput=" + image.resolve("lib/iislint.aot").toAbsolutePath(), "-m", MODULE));
        options.addAll(check());
        run(sample, options);
    }

    private void run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toAbsolutePath().toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        Path log = work.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        int code = process.waitFor();
        if (code > 1) {
            throw new IllegalStateException(command + " ended with " + code + ":\n" + Files.readString(log));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
