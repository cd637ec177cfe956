import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes classes of a jar anew so that a run starts faster: {@code ModernJar JAR}. What they do stays the same.
 *
 * <p>Those of a format before Java 8 get that of Java 8, with the stack maps that it asks for: Jaxen's and picocli's are of
 * Java 5, no archive of classes takes those of before Java 6, and the JVM verifies them in the slow, old way. Lambdas get classes
 * of their own ({@link LambdaClasses}), and records methods of their own ({@link RecordMethods}).
 *
 * <p>The same jar gives the same bytes. A file beside it tells it from others: the launcher keeps an archive of classes for
 * each.
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
            files.replaceAll((name, bytes) -> name.endsWith(".class") ? hierarchy.modern(bytes) : bytes);
            LambdaClasses.replace(files, "io/github/iislint/");
            RecordMethods.replace(files, "io/github/iislint/");
            LocalDateTime time = jar.getEntry(JarFile.MANIFEST_NAME).getTimeLocal();
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                JarEntry written = new JarEntry(entry.getKey());
                JarEntry before = jar.getJarEntry(entry.getKey());
                written.setTimeLocal(before == null ? time : before.getTimeLocal());
                out.putNextEntry(written);
                out.write(entry.getValue());
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

/**
 * Gives records an {@code equals} and a {@code hashCode} of their own, with the same results.
 *
 * <p>Those of the compiler are put together at run time, when they are called first, of code that is made for it. In a run over a
 * single server that takes 25 ms of processor time, 3 % of it.
 */
final class RecordMethods {

    private static final String FACTORY = "java/lang/runtime/ObjectMethods";
    private static final String EQUALS = "$equals";
    private static final String HASH_CODE = "$hashCode";

    private RecordMethods() {
    }

    /** Replaces the methods of the records in a folder, except for {@code toString}, which is called rarely. */
    static void replace(Map<String, byte[]> files, String folder) {
        files.replaceAll((name, file) -> name.startsWith(folder) && name.endsWith(".class") ? withMethods(file) : file);
    }

    private static byte[] withMethods(byte[] file) {
        ClassReader reader = new ClassReader(file);
        if (!"java/lang/Record".equals(reader.getSuperName())) {
            return file;
        }
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                    @Override
                    public void visitInvokeDynamicInsn(String method, String taken, Handle bootstrap, Object... arguments) {
                        boolean equals = method.equals("equals");
                        if (!bootstrap.getOwner().equals(FACTORY) || !equals && !method.equals("hashCode")) {
                            super.visitInvokeDynamicInsn(method, taken, bootstrap, arguments);
                            return;
                        }
                        List<Handle> components = new ArrayList<>();
                        for (int i = 2; i < arguments.length; i++) { // behind the class and the names
                            components.add((Handle) arguments[i]);
                        }
                        String made = equals ? EQUALS : HASH_CODE;
                        MethodVisitor code = writer.visitMethod(
                                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, made, taken, null, null);
                        if (equals) {
                            writeEquals(code, reader.getClassName(), components);
                        } else {
                            writeHashCode(code, components);
                        }
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, reader.getClassName(), made, taken, false);
                    }
                };
            }
        }, 0);
        return writer.toByteArray();
    }

    private static void writeEquals(MethodVisitor code, String record, List<Handle> components) {
        Label other = new Label();
        Label different = new Label();
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPNE, other);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(other);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, record);
        code.visitJumpInsn(Opcodes.IFEQ, different);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, record);
        code.visitVarInsn(Opcodes.ASTORE, 2);
        for (Handle component : components) {
            get(code, 0, component);
            get(code, 2, component);
            switch (Type.getType(component.getDesc()).getSort()) {
                case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT ->
                    code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
                case Type.LONG -> {
                    code.visitInsn(Opcodes.LCMP);
                    code.visitJumpInsn(Opcodes.IFNE, different);
                }
                case Type.FLOAT, Type.DOUBLE -> {
                    Primitive type = Primitive.of(Type.getType(component.getDesc()));
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, type.box().getInternalName(), "compare",
                            "(" + component.getDesc().repeat(2) + ")I", false);
                    code.visitJumpInsn(Opcodes.IFNE, different);
                }
                default -> {
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals",
                            "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                    code.visitJumpInsn(Opcodes.IFEQ, different);
                }
            }
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(different);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 3);
        code.visitEnd();
    }

    private static void writeHashCode(MethodVisitor code, List<Handle> components) {
        code.visitCode();
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle component : components) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            get(code, 0, component);
            Type type = Type.getType(component.getDesc());
            boolean primitive = type.getSort() < Type.ARRAY;
            code.visitMethodInsn(Opcodes.INVOKESTATIC,
                    primitive ? Primitive.of(type).box().getInternalName() : "java/util/Objects", "hashCode",
                    primitive ? "(" + type + ")I" : "(Ljava/lang/Object;)I", false);
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(3, 1);
        code.visitEnd();
    }

    private static void get(MethodVisitor code, int local, Handle component) {
        code.visitVarInsn(Opcodes.ALOAD, local);
        code.visitFieldInsn(Opcodes.GETFIELD, component.getOwner(), component.getName(), component.getDesc());
    }
}

/**
 * Gives each lambda a class of its own, as compilers did before Java 8.
 *
 * <p>A lambda is linked when it is used first, by code that looks up or makes its class. Even where an archive of classes holds
 * the class this takes 0.16 ms of processor time (JDK 17: 500 lambdas 142 ms, 500 anonymous classes 60 ms, neither 54 ms), and a
 * run over a single server uses 400 of them.
 */
final class LambdaClasses {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String FIELD = "captured";
    private static final String INSTANCE = "INSTANCE";
    private static final String CREATE = "create";

    private final Map<String, byte[]> made = new TreeMap<>();
    /** The new classes by the outermost class around them: as members of its nest they may call what is private there. */
    private final Map<String, List<String>> nests = new TreeMap<>();

    private LambdaClasses() {
    }

    /** Replaces the lambdas of the classes in a folder, and adds the new classes. */
    static void replace(Map<String, byte[]> files, String folder) {
        LambdaClasses classes = new LambdaClasses();
        files.replaceAll((name, file) -> isClass(name, folder) ? classes.withoutLambdas(file) : file);
        files.replaceAll((name, file) -> isClass(name, folder) ? classes.withMembers(file) : file);
        classes.made.forEach((name, file) -> files.put(name + ".class", file));
    }

    private static boolean isClass(String name, String folder) {
        return name.startsWith(folder) && name.endsWith(".class");
    }

    private byte[] withoutLambdas(byte[] file) {
        ClassReader reader = new ClassReader(file);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            private String host = reader.getClassName();
            private int count;

            @Override
            public void visitNestHost(String outermost) {
                host = outermost;
                super.visitNestHost(outermost);
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                    @Override
                    public void visitInvokeDynamicInsn(String method, String captures, Handle bootstrap, Object... arguments) {
                        if (!bootstrap.getOwner().equals(FACTORY) || !bootstrap.getName().equals("metafactory")) {
                            super.visitInvokeDynamicInsn(method, captures, bootstrap, arguments);
                            return;
                        }
                        String made = reader.getClassName() + "$Lambda" + count++;
                        add(made, host, new Lambda(made, method, Type.getMethodType(captures), (Type) arguments[0],
                                (Handle) arguments[1], (Type) arguments[2]));
                        if (Type.getArgumentCount(captures) == 0) {
                            super.visitFieldInsn(Opcodes.GETSTATIC, made, INSTANCE, Type.getReturnType(captures).getDescriptor());
                        } else {
                            super.visitMethodInsn(Opcodes.INVOKESTATIC, made, CREATE, captures, false);
                        }
                    }
                };
            }
        }, 0);
        return writer.toByteArray();
    }

    private void add(String name, String host, Lambda lambda) {
        made.put(name, lambda.file(host));
        nests.computeIfAbsent(host, h -> new ArrayList<>()).add(name);
    }

    private byte[] withMembers(byte[] file) {
        ClassReader reader = new ClassReader(file);
        List<String> members = nests.get(reader.getClassName());
        if (members == null) {
            return file;
        }
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitEnd() {
                members.forEach(this::visitNestMember);
                super.visitEnd();
            }
        }, 0);
        return writer.toByteArray();
    }

    /**
     * The class of a lambda.
     *
     * @param method of the interface
     * @param captures from what it captures to the interface
     * @param erased what the method of the interface takes and returns
     * @param target what is called, with what is captured and then with the arguments
     * @param actual what the arguments and the result are known to be
     */
    private record Lambda(String name, String method, Type captures, Type erased, Handle target, Type actual) {

        byte[] file(String host) {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            Type type = captures.getReturnType();
            writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, name, null,
                    "java/lang/Object", new String[] {type.getInternalName()});
            writer.visitNestHost(host);
            Type[] fields = captures.getArgumentTypes();
            for (int i = 0; i < fields.length; i++) {
                writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, FIELD + i, fields[i].getDescriptor(), null, null);
            }
            constructor(writer, fields);
            if (fields.length == 0) {
                writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, type.getDescriptor(), null, null);
                creation(writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null), fields);
            } else {
                creation(writer.visitMethod(Opcodes.ACC_STATIC, CREATE, captures.getDescriptor(), null, null), fields);
            }
            call(writer.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null), fields);
            writer.visitEnd();
            return writer.toByteArray();
        }

        private void constructor(ClassWriter writer, Type[] fields) {
            MethodVisitor code = writer.visitMethod(0, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, fields), null, null);
            code.visitCode();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            int local = 1;
            for (int i = 0; i < fields.length; i++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(fields[i].getOpcode(Opcodes.ILOAD), local);
                code.visitFieldInsn(Opcodes.PUTFIELD, name, FIELD + i, fields[i].getDescriptor());
                local += fields[i].getSize();
            }
            code.visitInsn(Opcodes.RETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        private void creation(MethodVisitor code, Type[] fields) {
            code.visitCode();
            code.visitTypeInsn(Opcodes.NEW, name);
            code.visitInsn(Opcodes.DUP);
            int local = 0;
            for (Type field : fields) {
                code.visitVarInsn(field.getOpcode(Opcodes.ILOAD), local);
                local += field.getSize();
            }
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, fields), false);
            if (fields.length == 0) {
                code.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, captures.getReturnType().getDescriptor());
                code.visitInsn(Opcodes.RETURN);
            } else {
                code.visitInsn(Opcodes.ARETURN);
            }
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        private void call(MethodVisitor code, Type[] fields) {
            code.visitCode();
            boolean creates = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            if (creates) {
                code.visitTypeInsn(Opcodes.NEW, target.getOwner());
                code.visitInsn(Opcodes.DUP);
            }
            List<Type> taken = new ArrayList<>();
            if (!creates && target.getTag() != Opcodes.H_INVOKESTATIC) {
                taken.add(Type.getObjectType(target.getOwner()));
            }
            taken.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
            for (int i = 0; i < fields.length; i++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, name, FIELD + i, fields[i].getDescriptor());
            }
            int local = 1;
            Type[] given = erased.getArgumentTypes();
            for (int i = 0; i < given.length; i++) {
                code.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
                convert(code, given[i], actual.getArgumentTypes()[i], taken.get(fields.length + i));
                local += given[i].getSize();
            }
            code.visitMethodInsn(opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
            Type result = erased.getReturnType();
            Type returned = creates ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
            if (result.getSort() == Type.VOID) {
                if (returned.getSize() > 0) {
                    code.visitInsn(returned.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
                }
            } else {
                convert(code, returned, isPrimitive(result) && !isPrimitive(returned) && Primitive.boxed(returned) == null
                        ? Primitive.of(result).box()
                        : returned, result);
            }
            code.visitInsn(result.getOpcode(Opcodes.IRETURN));
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        private int opcode() {
            return switch (target.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE, Opcodes.H_INVOKESPECIAL ->
                    target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
                default -> throw new IllegalArgumentException(name + ": " + target);
            };
        }

        private static boolean isPrimitive(Type type) {
            return type.getSort() < Type.ARRAY;
        }

        /**
         * Makes one type of another on the stack.
         *
         * @param actual what a reference is known to be
         */
        private static void convert(MethodVisitor code, Type from, Type actual, Type to) {
            if (!isPrimitive(from) && !isPrimitive(to)) {
                if (!to.equals(from) && !to.getInternalName().equals("java/lang/Object")) {
                    code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
                }
            } else if (!isPrimitive(to)) {
                Primitive.of(from).box(code);
            } else if (!isPrimitive(from)) {
                Primitive boxed = Primitive.boxed(actual) == null ? Primitive.of(to) : Primitive.boxed(actual);
                code.visitTypeInsn(Opcodes.CHECKCAST, boxed.box().getInternalName());
                boxed.unbox(code);
                widen(code, boxed.type(), to);
            } else {
                widen(code, from, to);
            }
        }

        private static void widen(MethodVisitor code, Type from, Type to) {
            boolean integer = from.getSort() <= Type.INT;
            switch (to.getSort()) {
                case Type.LONG -> code.visitInsn(from.equals(to) ? Opcodes.NOP : integer ? Opcodes.I2L : unknown(from, to));
                case Type.DOUBLE -> code.visitInsn(from.equals(to) ? Opcodes.NOP : integer ? Opcodes.I2D
                        : from.equals(Type.LONG_TYPE) ? Opcodes.L2D : unknown(from, to));
                default -> {
                    if (!integer || to.getSort() > Type.INT) {
                        code.visitInsn(from.equals(to) ? Opcodes.NOP : unknown(from, to));
                    }
                }
            }
        }

        private static int unknown(Type from, Type to) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }
}

/** A primitive type and the class around it. */
enum Primitive {
    BOOLEAN(Type.BOOLEAN_TYPE, "Boolean"),
    CHARACTER(Type.CHAR_TYPE, "Character"),
    BYTE(Type.BYTE_TYPE, "Byte"),
    SHORT(Type.SHORT_TYPE, "Short"),
    INTEGER(Type.INT_TYPE, "Integer"),
    LONG(Type.LONG_TYPE, "Long"),
    FLOAT(Type.FLOAT_TYPE, "Float"),
    DOUBLE(Type.DOUBLE_TYPE, "Double");

    private final Type type;
    private final String box;

    Primitive(Type type, String box) {
        this.type = type;
        this.box = "java/lang/" + box;
    }

    static Primitive of(Type type) {
        for (Primitive each : values()) {
            if (each.type.equals(type)) {
                return each;
            }
        }
        throw new IllegalArgumentException(type.toString());
    }

    /** The primitive of a box; {@code null} for another class. */
    static Primitive boxed(Type type) {
        for (Primitive each : values()) {
            if (each.box.equals(type.getInternalName())) {
                return each;
            }
        }
        return null;
    }

    Type type() {
        return type;
    }

    Type box() {
        return Type.getObjectType(box);
    }

    void box(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", Type.getMethodDescriptor(box(), type), false);
    }

    void unbox(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, type.getClassName() + "Value", Type.getMethodDescriptor(type),
                false);
    }
}
