package org.relais.service.desk.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.identity.Caller;
import org.relais.spi.cases.ServiceCases;
import org.relais.spi.journal.AccessLog;
import org.relais.spi.paper.Letter;
import org.relais.spi.paper.Printer;
import org.relais.spi.paper.SignedList;

/** What the core is asked for by the service desk, written down instead of done, each in one line. */
final class RecordedCore {

    private final Clock clock;

    final List<String> accesses = Collections.synchronizedList(new ArrayList<>());
    final List<String> caseWork = Collections.synchronizedList(new ArrayList<>());
    final List<SignedList> printed = Collections.synchronizedList(new ArrayList<>());

    final ServiceCases cases = new RecordedCases();
    final AccessLog accessLog = new RecordedAccesses();
    final Printer printer = new RecordedPrinter();

    RecordedCore(Clock clock) {
        this.clock = clock;
    }

    private final class RecordedCases implements ServiceCases {

        @Override
        public void begin(Caller actor, CaseId id) {
            caseWork.add("begin");
        }

        @Override
        public void await(Caller actor, CaseId id, String reason) {
            caseWork.add("await " + reason);
        }

        @Override
        public void resume(Caller actor, CaseId id) {
            caseWork.add("resume");
        }

        @Override
        public void end(Caller actor, CaseId id, String code, String text) {
            caseWork.add("end " + code + " " + text);
        }

        @Override
        public void tell(Caller actor, CaseId id, String text) {
            caseWork.add("tell " + text);
        }
    }

    private final class RecordedAccesses implements AccessLog {

        @Override
        public void record(Caller caller, org.relais.services.ServiceId of, String action, @Nullable String subject) {
            accesses.add(caller.account() + " " + action + " " + subject);
        }

        @Override
        public List<Reading> of(org.relais.services.ServiceId of, Collection<String> subjects) {
            return accesses.stream()
                    .map(one -> one.split(" ", 3))
                    .filter(one -> subjects.contains(one[2]))
                    .map(one -> new Reading(clock.instant(), one[0], one[1], one[2]))
                    .toList();
        }
    }

    private final class RecordedPrinter implements Printer {

        @Override
        public byte[] print(Letter letter) {
            throw new UnsupportedOperationException("slips are lists");
        }

        @Override
        public byte[] print(SignedList list) {
            printed.add(list);
            return new byte[] {'%', 'P', 'D', 'F'};
        }

        @Override
        public byte[] label(String code, String below) {
            throw new UnsupportedOperationException("slips are lists");
        }
    }
}
