package org.relais.service.claimforms.internal;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.relais.calendar.WorkingCalendar;
import org.relais.intake.FormData;
import org.relais.service.claimforms.internal.description.ClaimForms;
import org.relais.service.claimforms.internal.mutuals.MutualStore;
import org.relais.service.claimforms.internal.rules.CafatNumbers;
import org.relais.service.claimforms.internal.rules.ClaimFormRules;
import org.relais.service.claimforms.internal.rules.SubmissionLimit;
import org.relais.spi.service.Assessment;
import org.relais.spi.service.DelegatedService;
import org.relais.spi.service.ServiceDescriptor;
import org.relais.spi.service.TimeLimits;
import org.relais.texts.LocalizedText;

/** Health-care claim forms: what the insured person says, where it goes, and nothing of what the practitioner says. Thread-safe. */
@Component(configurationPid = ClaimFormSettings.PID)
@Designate(ocd = ClaimFormSettings.class)
public final class ClaimFormService implements DelegatedService {

    private static final int MOST_DAYS = 365;

    private final ClaimFormRules rules;
    private final ServiceDescriptor descriptor;
    private final WorkingCalendar calendar;
    private final Clock clock;

    @Activate
    public ClaimFormService(
            @Reference MutualStore mutuals,
            @Reference WorkingCalendar calendar,
            @Reference Clock clock,
            ClaimFormSettings settings) {
        this(
                new ClaimFormRules(
                        new CafatNumbers(
                                settings.cafat_number(),
                                new LocalizedText(settings.cafat_number_fr(), settings.cafat_number_en())),
                        new SubmissionLimit(settings.submission_limit_months()),
                        mutuals),
                new TimeLimits(
                        days("incomplete.days", settings.incomplete_days()),
                        days("complete.days", settings.complete_days()),
                        days("unanswered.days", settings.unanswered_days())),
                calendar,
                clock);
    }

    ClaimFormService(ClaimFormRules rules, TimeLimits limits, WorkingCalendar calendar, Clock clock) {
        this.rules = rules;
        this.descriptor = ClaimForms.descriptor(limits);
        this.calendar = calendar;
        this.clock = clock;
    }

    private static int days(String key, int value) {
        if (value < 0 || value > MOST_DAYS) {
            throw new IllegalArgumentException(
                    key + " is " + value + "; it must be from 0 (never) to " + MOST_DAYS + " working days");
        }
        return value;
    }

    @Override
    public ServiceDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Assessment assess(FormData form) {
        return rules.assess(form, calendar.officeDay(clock.instant()));
    }
}
