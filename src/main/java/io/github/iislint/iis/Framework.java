package io.github.iislint.iis;

import java.util.List;
import java.util.Locale;

/**
 * The version of the .NET Framework that an application pool loads: it decides which machine.config and root web.config count.
 */
enum Framework {
    /** No managed code: nobody reads the sections of .NET. */
    NONE(List.of()),
    V2(List.of(BuiltIn.MACHINE_2, BuiltIn.WEB_ROOT_2)),
    V4(List.of(BuiltIn.MACHINE_4, BuiltIn.WEB_ROOT_4)),
    /** In a process of 32 bits on a server of 64 bits: .NET has files of its own for these, in a folder beside the others. */
    V2_32(V2.files),
    V4_32(V4.files);

    /** What it ships with. */
    final List<BuiltIn> files;

    Framework(List<BuiltIn> files) {
        this.files = files;
    }

    /**
     * @param pool the application pool with its defaults. The default of the schema is "no managed code", but every
     *        applicationHost.config that IIS ships sets {@code v4.0}: one that says nothing is an excerpt.
     */
    static Framework of(ElementState pool) {
        AttributeState version = pool.attribute("managedRuntimeVersion");
        String value = version == null ? "v4.0" : version.value().strip().toLowerCase(Locale.ROOT);
        return value.isEmpty() ? NONE : value.startsWith("v2") || value.startsWith("v1") ? V2 : V4;
    }

    /** The same version in a process of 32 bits. */
    Framework of32Bits() {
        return this == V2 ? V2_32 : this == V4 ? V4_32 : this;
    }

    /** What its machine.config declares; IIS asks for that whatever the pool loads. */
    Declarations declarations() {
        return this == V2 || this == V2_32 ? TwoDeclarations.ALL : FourDeclarations.ALL;
    }

    private static final class TwoDeclarations {
        static final Declarations ALL = Declarations.none().with(BuiltIn.declarations(false));
    }

    private static final class FourDeclarations {
        static final Declarations ALL = Declarations.none().with(BuiltIn.declarations(true));
    }
}
