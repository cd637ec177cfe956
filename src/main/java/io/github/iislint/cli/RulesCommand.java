package io.github.iislint.cli;

import picocli.CommandLine.Command;

/** {@code iislint rules}: what the rules are. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists, explains and tests rules.")
final class RulesCommand implements Runnable {

    @Override
    public void run() {
        throw new FailureException("rules: expected list, show or test");
    }
}
