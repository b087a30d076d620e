package org.relais.service.claimforms.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set, in {@code etc/org.relais.service.claimforms.cfg}. */
@ObjectClassDefinition(name = "Relais service claim forms")
@interface ClaimFormSettings {

    /** Configuration PID. */
    String PID = "org.relais.service.claimforms";

    @AttributeDefinition(
            name = "CAFAT number",
            description = "Regular expression of a CAFAT number; spaces and dots are taken out before")
    String cafat_number() default "[0-9]{6}";

    @AttributeDefinition(name = "CAFAT number in French", description = "What a number looks like, in French words")
    String cafat_number_fr() default "six chiffres, par exemple 339411";

    @AttributeDefinition(name = "CAFAT number in English", description = "What a number looks like, in English words")
    String cafat_number_en() default "six digits, for example 339411";

    @AttributeDefinition(
            name = "Submission limit",
            description = "Warn when the care (else the reception) was more than so many months ago; 0 for never",
            min = "0",
            max = "120")
    int submission_limit_months() default 0;

    @AttributeDefinition(
            name = "Incomplete",
            description = "Warn when a form has waited for so many working days for what is missing; 0 for never",
            min = "0")
    int incomplete_days() default 10;

    @AttributeDefinition(
            name = "Complete",
            description =
                    "Warn when a complete form has waited for so many working days to be handed over; 0 for never",
            min = "0")
    int complete_days() default 2;

    @AttributeDefinition(
            name = "Unanswered",
            description = "Warn when a slip has been with the partner for so many working days; 0 for never",
            min = "0")
    int unanswered_days() default 20;
}
