package io.github.iislint.log;

/**
 * Something in a log that could not be used. It says what is wrong, but never quotes the log.
 *
 * @param line 1-based, of the first line concerned; 0 for the whole file
 * @param lines how many lines were passed over because of it; 0 where nothing was lost
 */
public record LogNotice(String file, long line, String text, long lines) {
}
