import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Writes the classes of a jar anew that are of a format before Java 8: {@code ModernJar JAR}. Jaxen's and picocli's are of Java
 * 5.
 *
 * <p>No archive of classes takes those of before Java 6, and the JVM verifies them in the slow, old way. They get the format of
 * Java 8, with the
 * stack maps that it asks for; what they do stays the same. The same jar gives the same bytes. A file beside it tells it from
 * others: the launcher keeps an archive of classes for each.
 */
final class ModernJar {

    /** The oldest class format that needs no other verifier than today's. */
    private static final int FORMAT = Opcodes.V1_8;

    private final Map<String, byte[]> files;
    private final Map<String, List<String>> ancestors = new HashMap<>();

    private ModernJar(Map<String, byte[]> files) {
        this.files = files;
    }

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path jar = Path.of(args[0]);
        Path modern = jar.resolveSibling(jar.getFileName() + ".modern");
        write(jar, modern);
        Files.move(modern, jar, StandardCopyOption.REPLACE_EXISTING);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        Files.writeString(jar.resolveSibling(jar.getFileName() + ".id"), HexFormat.of().formatHex(hash, 0, 8) + "\n");
    }

    private static void write(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile()); OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (JarEntry entry : jar.stream().toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
            ModernJar hierarchy = new ModernJar(files);
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                JarEntry written = new JarEntry(entry.getKey());
                written.setTimeLocal(jar.getEntry(entry.getKey()).getTimeLocal());
                out.putNextEntry(written);
                out.write(entry.getKey().endsWith(".class") ? hierarchy.modern(entry.getValue()) : entry.getValue());
            }
        }
    }

    /** A class in a format that is new enough. */
    private byte[] modern(byte[] file) {
        ClassReader reader = new ClassReader(file);
        if ((reader.readShort(6) & 0xffff) >= FORMAT) {
            return file;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                List<String> ancestors = ancestors(one);
                return ancestors(other).stream().filter(ancestors::contains).findFirst().orElse("java/lang/Object");
            }
        };
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(FORMAT, access, name, signature, superName, interfaces);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** The class and those that it extends, nearest first; an interface, of which a verifier asks nothing, is an object. */
    private List<String> ancestors(String name) {
        List<String> known = ancestors.get(name);
        if (known != null) {
            return known;
        }
        List<String> found = new ArrayList<>();
        for (String next = name; next != null && !"java/lang/Object".equals(next);) {
            ClassReader reader = reader(next);
            if (reader == null || (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
                break;
            }
            found.add(next);
            next = reader.getSuperName();
        }
        found.add("java/lang/Object");
        ancestors.put(name, found);
        return found;
    }

    private ClassReader reader(String name) {
        byte[] file = files.get(name + ".class");
        if (file != null) {
            return new ClassReader(file);
        }
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return in == null ? null : new ClassReader(in);
        } catch (IOException e) {
            return null;
        }
    }
}
