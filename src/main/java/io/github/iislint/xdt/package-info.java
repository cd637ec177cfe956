/**
 * XDT, the transforms of .NET's configuration files ({@code Web.Release.config}): {@code Transformation.of(file).apply(base)}.
 *
 * <p>It does what the library Microsoft.Web.XmlTransform 3.3.0 does, which MSBuild, the .NET SDK, Octopus and Azure's tasks use:
 * the same elements are found, the same changes are made, and errors and warnings come at the same places. It differs where that
 * library is plainly wrong, and keeps every byte that no transform touches. Knows nothing of IIS.
 */
@NullMarked
package io.github.iislint.xdt;

import org.jspecify.annotations.NullMarked;
