/**
 * What git knows about a folder: the files of another revision, and what is ignored. Knows nothing of IIS.
 *
 * <p>The work tree may come from an untrusted source, so nothing in it may decide what git does.
 * {@link io.github.iislint.git.Git} starts the only program that iislint starts, and never one that is in the work tree. The
 * repository is looked for here and not by git: it is the nearest folder at or above the working folder that has {@code .git},
 * which no commit can contain. Git runs at that top, may look no further ({@code GIT_CEILING_DIRECTORIES}), and takes no files
 * of a commit for a repository ({@code safe.bareRepository}). Variables of the environment that name repositories, programs or
 * files to write are taken away, and hooks, the monitor of the file system, the network and helpers are switched off on the
 * command line, which overrides the configuration of the repository.
 *
 * <table>
 * <caption>Every call of git, and why it is safe</caption>
 * <tr><td>{@code rev-parse --absolute-git-dir}</td><td>prints where the repository is, and reads only that</td></tr>
 * <tr><td>{@code rev-parse --verify --quiet --end-of-options REF^{commit}}</td><td>names a commit; {@code REF} is what the
 * command line says, and never an option</td></tr>
 * <tr><td>{@code rev-parse --is-shallow-repository}</td><td>prints {@code true} or {@code false}</td></tr>
 * <tr><td>{@code merge-base COMMIT HEAD}</td><td>reads commits, by their full names</td></tr>
 * <tr><td>{@code ls-tree -r -z --full-tree COMMIT}</td><td>reads trees and prints names as they are, ended by NUL; attributes are
 * not looked at</td></tr>
 * <tr><td>{@code ls-files -z --full-name}</td><td>reads the index and prints names as they are, ended by NUL; nothing is
 * refreshed,
 * and the monitor of the file system is off</td></tr>
 * <tr><td>{@code cat-file --batch}</td><td>gets names of objects alone, hexadecimal digits that {@code ls-tree} printed, and
 * prints their bytes: without {@code --filters} and {@code --textconv} no attribute, filter or conversion has a say, and what a
 * partial clone lacks is not fetched</td></tr>
 * </table>
 */
@NullMarked
package io.github.iislint.git;

import org.jspecify.annotations.NullMarked;
