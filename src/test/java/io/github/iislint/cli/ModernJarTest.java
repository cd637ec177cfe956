package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is written anew of a jar for a faster start does what it did. */
class ModernJarTest {

    private record Primitives(boolean flag, byte octet, char letter, short number, int count, long size, float part,
            double whole) {
    }

    private record References<T>(String text, int[] array, T any) {
    }

    private record Nothing() {
    }

    private record OwnIdea(String text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof OwnIdea idea && text.equalsIgnoreCase(idea.text);
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    private static final int[] ARRAY = {1};
    private static final List<Object> RECORDS = List.of(new Nothing(),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 4, 5, 6),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 4, 5, 6),
            new Primitives(false, (byte) 1, 'a', (short) 2, 3, 4, 5, 6),
            new Primitives(true, (byte) 0, 'a', (short) 2, 3, 4, 5, 6),
            new Primitives(true, (byte) 1, 'b', (short) 2, 3, 4, 5, 6),
            new Primitives(true, (byte) 1, 'a', (short) 0, 3, 4, 5, 6),
            new Primitives(true, (byte) 1, 'a', (short) 2, 0, 4, 5, 6),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 1L << 40, 5, 6),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, 6),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 4, Float.NaN, 6),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 4, 5, 0.0),
            new Primitives(true, (byte) 1, 'a', (short) 2, 3, 4, 5, -0.0),
            new References<>("a", ARRAY, List.of("b")), new References<>("a", ARRAY, List.of("b")),
            new References<>("b", ARRAY, List.of("b")), new References<>("a", new int[]{1}, List.of("b")),
            new References<>("a", ARRAY, List.of()), new References<>(null, null, null), new References<>(null, null, null),
            new OwnIdea("a"), new OwnIdea("A"), new OwnIdea("b"));

    @TempDir
    private Path folder;

    @Test
    void recordsAreEqualAndHashAsBefore() throws Exception {
        Path jar = modern();
        try (URLClassLoader loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            List<Object> copies = new ArrayList<>();
            for (Object each : RECORDS) {
                copies.add(copy(each, loader));
            }
            for (int i = 0; i < RECORDS.size(); i++) {
                assertEquals(RECORDS.get(i).hashCode(), copies.get(i).hashCode(), RECORDS.get(i).toString());
                assertTrue(!copies.get(i).equals(null) && !copies.get(i).equals("a"), RECORDS.get(i).toString());
                for (int j = 0; j < RECORDS.size(); j++) {
                    assertEquals(RECORDS.get(i).equals(RECORDS.get(j)), copies.get(i).equals(copies.get(j)),
                            RECORDS.get(i) + " and " + RECORDS.get(j));
                }
            }
            assertEquals(List.of("toString"), List.copyOf(linkedAtRunTime(loader, Primitives.class)));
        }
    }

    /** The same record of the class in the jar. */
    private static Object copy(Object original, ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(original.getClass().getName());
        assertNotSame(original.getClass(), type);
        List<Object> values = new ArrayList<>();
        for (var component : original.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            values.add(component.getAccessor().invoke(original));
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
    }

    /** The methods that a record leaves to be put together at run time. */
    private static TreeSet<String> linkedAtRunTime(ClassLoader loader, Class<?> type) throws IOException {
        TreeSet<String> linked = new TreeSet<>();
        try (InputStream in = loader.getResourceAsStream(file(type))) {
            new ClassReader(in).accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] thrown) {
                    return new MethodVisitor(Opcodes.ASM9) {
                        @Override
                        public void visitInvokeDynamicInsn(String method, String taken, Handle bootstrap, Object... arguments) {
                            linked.add(method);
                        }
                    };
                }
            }, 0);
        }
        return linked;
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    /** A jar with the records, written anew. */
    private Path modern() throws Exception {
        Path jar = folder.resolve("some.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> type : List.of(ModernJarTest.class, Primitives.class, References.class, Nothing.class, OwnIdea.class)) {
                out.putNextEntry(new JarEntry(file(type)));
                try (InputStream in = ModernJarTest.class.getResourceAsStream('/' + file(type))) {
                    in.transferTo(out);
                }
            }
        }
        String asm = Path.of(ClassReader.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", asm,
                "src/dist/ModernJar.java", jar.toString()).inheritIO().start();
        assertEquals(0, process.waitFor());
        return jar;
    }
}
