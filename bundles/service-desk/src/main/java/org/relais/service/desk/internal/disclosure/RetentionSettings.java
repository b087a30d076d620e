package org.relais.service.desk.internal.disclosure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.relais.services.ServiceId;

/** For how long what forms say is kept after they are over. */
@Component(service = RetentionSettings.class, configurationPid = "org.relais.service.desk")
@Designate(ocd = RetentionSettings.Keys.class)
public final class RetentionSettings {

    private static final int LONGEST = 1200;
    private static final Pattern ENTRY = Pattern.compile("\\s*([a-z][a-z0-9-]{1,39})\\s*=\\s*(\\d{1,4})\\s*");

    private final Map<ServiceId, Integer> months = new HashMap<>();
    private final int otherwise;

    /** The settings file {@code etc/org.relais.service.desk.cfg}. */
    @ObjectClassDefinition(name = "Relais: delegated services")
    public @interface Keys {

        @AttributeDefinition(
                name = "Months",
                description = "For how many months what a form says is kept after the form is closed or returned")
        int retentionMonths() default 12;

        @AttributeDefinition(
                name = "Months of services",
                description = "The same for single services, for example claim-forms=24")
        String[] retentionMonthsOf() default {};
    }

    @Activate
    public RetentionSettings(Keys keys) {
        this(keys.retentionMonths(), keys.retentionMonthsOf());
    }

    RetentionSettings(int otherwise, String... entries) {
        this.otherwise = checked("retentionMonths", otherwise);
        for (String entry : entries) {
            Matcher parts = ENTRY.matcher(entry);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "retentionMonthsOf: '" + entry + "' is not written like claim-forms=24");
            }
            months.put(new ServiceId(parts.group(1)), checked("retentionMonthsOf", Integer.parseInt(parts.group(2))));
        }
    }

    private static int checked(String key, int value) {
        if (value < 1 || value > LONGEST) {
            throw new IllegalArgumentException(key + ": " + value + " is not from 1 to " + LONGEST);
        }
        return value;
    }

    /** What was over before this need not say anything any more. */
    Instant before(ServiceId service, Instant now, ZoneId zone) {
        int kept = months.getOrDefault(service, otherwise);
        return now.atZone(zone).minusMonths(kept).toInstant();
    }
}
