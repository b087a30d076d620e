package org.relais.core.internal.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.CaseEscalation;
import org.relais.core.internal.tasks.RecurringTask;
import org.relais.spi.persistence.StaleEntityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reminders and escalations that are due, page by page, while the office is open. Thread-safe. */
@Component
public final class EscalationSweep implements RecurringTask {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationSweep.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final int PAGE = 100;

    private final CaseEscalation escalation;
    private final WorkingCalendar calendar;

    @Activate
    public EscalationSweep(@Reference CaseEscalation escalation, @Reference WorkingCalendar calendar) {
        this.escalation = escalation;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "escalation";
    }

    @Override
    public Instant run(Instant now) {
        if (calendar.status(now, null, null).open()) {
            sweep(now);
        }
        return now.plus(PERIOD);
    }

    /** A case that fails is in nobody's way: the others go on, and it is tried again with the next sweep. */
    private void sweep(Instant now) {
        int failed = 0;
        @Nullable CaseId last = null;
        List<CaseId> page;
        do {
            page = escalation.due(now, last, PAGE);
            for (CaseId id : page) {
                failed += take(id, now) ? 0 : 1;
                last = id;
            }
        } while (page.size() == PAGE);
        if (failed > 0) {
            throw new IllegalStateException(failed + " reminders or escalations failed; the log names them");
        }
    }

    private boolean take(CaseId id, Instant now) {
        try {
            escalation.take(id, now);
            return true;
        } catch (StaleEntityException e) {
            LOG.debug("Case {} was changed at the same moment; its step is taken with the next sweep", id);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The step of case {} failed: {}", id, e.toString());
            return false;
        }
    }
}
