package io.github.iislint.cli;

/** The formats of commands that write a few lines, for people or for programs. */
enum TextOrJson {
    TEXT,
    JSON
}
