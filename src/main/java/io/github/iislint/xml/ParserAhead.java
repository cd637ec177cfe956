package io.github.iislint.xml;

import io.github.iislint.xml.ParserEvents.Event;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.xml.sax.SAXException;

/** Runs the parser in a thread of its own, some thousand events ahead of what is made of them. */
final class ParserAhead implements ParserEvents.Sink {

    private static final int BATCH = 1000;
    private static final int BATCHES = 8;
    /** Nothing comes after it. */
    private static final Event[] LAST = {};

    private final String text;
    private final BlockingQueue<Event[]> batches = new ArrayBlockingQueue<>(BATCHES);
    private Event[] batch = new Event[BATCH];
    private int count;
    private boolean failed;

    ParserAhead(String text) {
        this.text = text;
    }

    /** Whether the text is well-formed. If not, the sink has got some of the events, and nobody is told what is wrong. */
    boolean parse(ParserEvents.Sink sink) {
        Thread parser = new Thread(this::run, "parser");
        parser.setDaemon(true);
        parser.start();
        try {
            for (Event[] next = batches.take(); next != LAST; next = batches.take()) {
                for (Event event : next) {
                    sink.accept(event);
                }
            }
            return !failed;
        } catch (SAXException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            parser.interrupt();
        }
    }

    private void run() {
        try {
            try {
                SafeParser.parse(new StringReader(text), new ParserEvents(this));
                batches.put(Arrays.copyOf(batch, count));
            } catch (SAXException | IOException | RuntimeException | Error e) {
                // Whoever parses the text again meets it again.
                failed = true;
            }
            batches.put(LAST);
        } catch (InterruptedException e) {
            // Nobody wants the rest.
        }
    }

    @Override
    public void accept(Event event) throws SAXException {
        batch[count++] = event;
        if (count == BATCH) {
            try {
                batches.put(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SAXException(e);
            }
            batch = new Event[BATCH];
            count = 0;
        }
    }
}
