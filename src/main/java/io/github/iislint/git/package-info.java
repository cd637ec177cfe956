/** What git knows of a folder: the files of another revision, and what is ignored. Knows nothing of IIS. */
package io.github.iislint.git;
