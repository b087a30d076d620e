package org.relais.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Every submission, how often each kind of answer came, and what must not have happened. Thread-safe. */
final class Ledger {

    /** After so many the rest is only counted. */
    private static final int NAMED = 20;

    private final Map<Submission, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int wrongs;
    private final Timeline timeline;

    Ledger(Timeline timeline) {
        this.timeline = timeline;
    }

    double seconds() {
        return timeline.seconds();
    }

    /** Counts an answer by what it was. */
    synchronized void count(Submission.Protocol protocol, String what) {
        answers.merge(protocol + " " + what, 1, Integer::sum);
    }

    /** Notes that a key was accepted; another result under the same key is wrong. */
    void accept(Submission submission, Reply.Receipt receipt) {
        String first = accepted.putIfAbsent(submission, receipt.id());
        if (first == null) {
            timeline.accepted(submission.protocol());
        } else if (!first.equals(receipt.id())) {
            wrong("key " + submission.key() + " answered " + first + " and then " + receipt.id());
        }
    }

    /**
     * Notes that no answer came: as it has to be when the process was down at some moment since then, and wrong at any other time.
     *
     * @param sent when it was sent, in seconds since the start
     */
    void noAnswer(Submission submission, double sent, IOException failure) {
        double now = timeline.seconds();
        if (timeline.wasDown(sent, now)) {
            count(submission.protocol(), "no answer, killed meanwhile, sent again");
        } else {
            count(submission.protocol(), "no answer");
            wrong("from %.1f to %.1f s, %s: no answer, and nobody had killed the process: %s"
                    .formatted(sent, now, submission.key(), failure));
        }
    }

    synchronized void wrong(String what) {
        wrongs++;
        if (wrong.size() < NAMED) {
            wrong.add(what);
        }
    }

    /** Ids of intakes by what was accepted. */
    Map<Submission, String> accepted() {
        return accepted;
    }

    synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Empty when nothing was wrong. */
    synchronized List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        if (wrongs > wrong.size()) {
            all.add("and " + (wrongs - wrong.size()) + " more");
        }
        return all;
    }
}
